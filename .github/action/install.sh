# Install mcrubric from the action's own files into an environment of its own, outside the checkout.
# Needs: PYTHON, RUNNER_TEMP, GITHUB_ACTION_PATH, GITHUB_OUTPUT.
set -euo pipefail

cd "$RUNNER_TEMP" # pip builds in the portfolio's folder otherwise, with what lies there in sight
"$PYTHON" -I -m venv mcrubric-env
python="$RUNNER_TEMP/mcrubric-env/bin/python"
[ -e "$python" ] || python="$RUNNER_TEMP/mcrubric-env/Scripts/python.exe" # on Windows
pip() { "$python" -I -m pip install --quiet --disable-pip-version-check "$@"; }

pinned="$GITHUB_ACTION_PATH/requirements"
pip --require-hashes -r "$pinned/runtime.txt" -r "$pinned/build.txt"
pip --no-deps --no-build-isolation "$GITHUB_ACTION_PATH"
echo "python=$python" >> "$GITHUB_OUTPUT"
