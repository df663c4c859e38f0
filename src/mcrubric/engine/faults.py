"""How the faults of a hand-in read: what is said of each, and what to do."""

from __future__ import annotations

from typing import Final

MESSAGES: Final = {
    # The hand-in as a whole.
    "empty-file": "What was handed in is empty (0 bytes).",
    "not-a-portfolio": "What was handed in is neither a folder nor a zip file ({found}).",
    "no-files": "There is no file in what was handed in.",
    "cannot-open": "What was handed in cannot be opened{why}.",
    "damaged-archive": "The zip file is damaged or cut off.",
    "overlapping-archive": "The zip file is built as no program builds one: its files overlap.",
    "expands-too-far": "The zip file holds more than {limit:byte|bytes} when it is unpacked.",
    "too-large": "What was handed in is larger than {limit:byte|bytes}.",
    "too-many-files": "There are more than {limit:file|files} in what was handed in.",
    "crash": "What was handed in could not be read, for the software failed on it.",
    "bad-json": "What was handed in is not JSON: {problem}.",
    "bad-hand-in": "At {at}: {problem}.",
    # Single files that were not let in.
    "refused-link": "{path} is a link to another place and was not opened.",
    "refused-special": "{path} is no ordinary file and was not opened.",
    "refused-locked": "{path} may not be read.",
    "refused-name": "The name {path} cannot be used: {why}.",
    "refused-twice": "{count:file|files} have the name {path}.",
    "refused-size": "{path} is larger than {limit:byte|bytes} and was not opened.",
    "refused-encrypted": "{path} is locked with a password inside the zip file.",
    "refused-method": "{path} is packed in a way that is not read.",
    "refused-ratio": "{path} expands too far and was not opened.",
    # The manifest.
    "two-manifests": "There are two manifests: {files}.",
    "bad-manifest": "{path}: {problem}.",
    "unknown-key": "The key {key} is not known here{hint}.",
    "other-rubric": "The portfolio is for {named}, but was checked against {used}.",
    "artifacts-folder-missing": "There is no folder {folder} with uploads.",
    # Parts.
    "part-file-missing": "The manifest names {path} for {part}, but there is no such file{hint}.",
    "two-candidates": "More than one file may be {part}: {files}.",
    "part-misnamed": "{path} looks like {part}, but its name differs.",
    "unreadable-part": "{path} cannot be read{detail}.",
    "no-reader": "{path} is of a kind that cannot be read yet.",
    "too-many-entries": "{path} has more than {limit:entry|entries} that can be read.",
    "bad-entry": "{key} of entry {entry} is not as asked: it should be {asked}.",
}

REMEDIES: Final = {
    "empty-file": "Hand it in again; look at its size first.",
    "not-a-portfolio": "Hand in the folder itself, or a zip file of it.",
    "no-files": "Put your parts and uploads into it; `mcrubric init` makes a form.",
    "cannot-open": "Look whether the file opens on your own computer, and hand it in again.",
    "damaged-archive": "Make the zip file anew and hand it in again.",
    "overlapping-archive": "Make the zip file anew with your computer's own program.",
    "expands-too-far": "Leave out what is not cited, or make the files smaller.",
    "too-large": "Leave out what is not cited, or make the files smaller.",
    "too-many-files": "Leave out what is not cited.",
    "crash": "Nothing for you to do: tell whoever runs the check.",
    "bad-json": "Correct it at that place.",
    "bad-hand-in": "Correct it at that place; `mcrubric schema portfolio` prints what is asked.",
    "refused-link": "Put the file itself there.",
    "refused-special": "Put an ordinary file there.",
    "refused-locked": "Allow the file to be read, and hand it in again.",
    "refused-name": "Give the file another name.",
    "refused-twice": "Give each file a name of its own.",
    "refused-size": "Make the file smaller, or hand in only the part that you cite.",
    "refused-encrypted": "Make the zip file anew without a password.",
    "refused-method": "Make the zip file anew with your computer's own program.",
    "refused-ratio": "Hand the file in as it is, outside a zip file.",
    "two-manifests": "Keep one of them.",
    "bad-manifest": "Correct it at that place.",
    "unknown-key": "Correct the key, or take it out.",
    "other-rubric": "Correct the rubric in the manifest, or check against that one.",
    "artifacts-folder-missing": "Correct the name of the folder.",
    "part-file-missing": "Correct the name, or add the file.",
    "two-candidates": "Keep one, or name the files that belong together under `parts` in "
    "portfolio.yaml.",
    "part-misnamed": "Call it {part}, or name it under `parts` in portfolio.yaml.",
    "unreadable-part": "Correct it at that place, or save it anew; then check again.",
    "no-reader": "Save it as one of these: {formats}.",
    "too-many-entries": "Leave out entries that say the same.",
    "bad-entry": "Correct it at that place.",
}
