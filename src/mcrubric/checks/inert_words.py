"""What `artifacts-inert` and `part-inert` say of active content, and what to do about each."""

from __future__ import annotations

from typing import Final

_ASKED: Final = " A file should only show what is in it."
_PRINT: Final = "Print it to a PDF, and upload that."
_BREAK: Final = (
    "Break the link in the program that made the file, so that all of it is in the file itself; "
    "or save it as a PDF. Then upload that."
)
_APART: Final = "If the assessor should see it, upload it as a file of its own too."
_MAY_LACK: Final = (
    "The assessor may not see it; put it into the file itself, or save the file as a PDF."
)

MESSAGES: Final = {
    "program": f"{{path}} is a program or starts one when it is opened.{_ASKED}",
    "macros": f"{{path}} holds macros, which are small programs.{_ASKED}",
    "script": f"{{path}} holds {{count:script|scripts}}, which can run when it is opened.{_ASKED}",
    "launch-action": "{path} holds {count:button or link|buttons or links} that can start a "
    f"program.{_ASKED}",
    "dde": f"{{path}} holds {{count:link|links}} to a running program (DDE).{_ASKED}",
    "remote-template": f"{{path}} fetches its template from the network.{_ASKED}",
    "remote-content": "{path} fetches {count:object or file|objects or files} from the network "
    f"when it is opened.{_ASKED}",
    "controls": "{path} holds {count:control or button with a function of its own|controls or "
    "buttons with functions of their own}.",
    "embedded-file": "{path} holds {count:other file|other files} within it.",
    "embedded-object": "{path} holds {count:object|objects} of another program within it.",
    "embedded-media": "{path} holds {count:film or sound|films or sounds} within it.",
    "linked-file": "{path} takes in {count:other file|other files} that it does not hold.",
    "linked-picture": "{path} shows {count:picture|pictures} that it does not hold.",
    "file-link": "{path} holds {count:button or link that opens|buttons or links that open} "
    "another file.",
    "share-template": "{path} names a template in a shared folder.",
    "form-submit": "{path} holds {count:button|buttons} that send what is filled in.",
    "dynamic-form": "{path} is a form that the program which shows it builds anew (XFA).",
    "redirect": "{path} leads on to another page by itself.",
    "joined-archive": "{path} has a zip archive behind its end: it is two files in one.",
    "more": "Whether {path} does more than that is not known, for not all of it was looked at.",
    "unread": "Whether {path} does more than show what is in it is not known, for not all of it "
    "was looked at.",
    "not-looked": "Whether {path} does more than show what is in it is not known: nobody has "
    "looked.",
    "unreadable": "Whether {path} does more than show what is in it is not known, for it was not "
    "read.",
}

REMEDIES: Final = {
    "program": "Leave it out; to show what it does, upload pictures or a film of it.",
    "macros": "Save it as a PDF, or as .docx, .pptx or .xlsx, which hold no macros; for an "
    "OpenDocument file, delete the macros. Then upload that.",
    "script": _PRINT,
    "launch-action": f"Take it out. Or: {_PRINT[:1].lower()}{_PRINT[1:]}",
    "dde": _BREAK,
    "remote-template": "Attach a template of your own computer to it, or save it as a PDF. Then "
    "upload that.",
    "remote-content": _BREAK,
    "controls": _PRINT,
    "embedded-file": _APART,
    "embedded-object": _APART,
    "embedded-media": _APART,
    "linked-file": _MAY_LACK,
    "linked-picture": _MAY_LACK,
    "file-link": "If the assessor should see that file, upload it too.",
    "share-template": "Nothing needs to be done if the file opens elsewhere too.",
    "form-submit": _PRINT,
    "dynamic-form": f"Many programs do not show such forms. {_PRINT}",
    "redirect": "Upload the page that it leads to.",
    "joined-archive": "Save it anew in the program that made it, and upload that.",
    "more": "See what else is said of the file.",
    "unread": "Nothing is known to be wrong with it; a PDF can be looked into by a machine.",
    "not-looked": "Nothing is known to be wrong with it; look into the file itself.",
    "unreadable": "See what is said of the file.",
}
