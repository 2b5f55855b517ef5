# Everything sets itself up: `make run` on a fresh machine opens the window.
PY := .venv/bin/python

.PHONY: help run test translations check format lint types imports bench bench-peers kills fuzz prove-formats screenshots setup train-demo manual package prove-package

help:
	@echo "make run          the program (without a display: pictures and screenshots into out/)"
	@echo "make test         all tests"
	@echo "make check        format, lint, types, import rules, tests"
	@echo "make format       reformat the code"
	@echo "make translations  what is to be translated, as the code has it now; and compiled"
	@echo "make bench        benchmarks"
	@echo "make bench-peers  OpenVINO and ONNX Runtime on the same networks, beside ours"
	@echo "make kills        kills the program 200 times and looks for lost work (half an hour)"
	@echo "make fuzz         wrong files for every reader, for ten minutes"
	@echo "make prove-formats  Krita, GIMP and MyPaint, where they are, open ours and we open theirs"
	@echo "make train-demo   a model from a small made set in a few minutes, and a picture by it"
	@echo "make package      the folder that runs without Python, into dist/"
	@echo "make prove-package  proves that folder on a bare system (Linux, as root)"
	@echo "make manual       the man page and the completions of shells, from the command line"
	@echo "make screenshots  the screenshots of the README, from the real window"

setup:
	@tools/setup.sh

run: setup
	@tools/run.sh

test:
	@tools/setup.sh test
	@tools/tests.sh

check:
	@tools/setup.sh test
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(MAKE) --no-print-directory test

format: setup
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

translations: setup
	$(PY) tools/translations.py

bench: setup
	$(PY) -m benchmarks

# The peers are nobody's but this target's; with them there, nothing is fetched.
bench-peers: setup
	@$(PY) -c "import onnx, onnxruntime, openvino" 2>/dev/null \
		|| $(PY) -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[peers]'
	$(PY) -m benchmarks.peers

kills: setup
	@tools/setup.sh test
	$(PY) -m tests.kill --kills 200

fuzz: setup
	@tools/setup.sh test
	$(PY) -m tests.fuzz --seconds 600

prove-formats: setup
	$(PY) tools/prove_formats.py

screenshots: setup
	$(PY) tools/screenshots.py

manual: setup
	$(PY) tools/manual.py

package: setup
	@tools/setup.sh package
	$(PY) tools/package/make.py

# After make package. PROOF_SCREENSHOT=file.png keeps a picture of the window.
prove-package: setup
	@tools/setup.sh proof
	$(PY) -m tests.package_proof dist/drawai

# A training set made by a script -> a trained model -> a picture, in a few minutes on two cores.
train-demo: setup
	rm -rf out/train-demo
	mkdir -p out/train-demo
	$(PY) tools/make_training_demo.py out/train-demo/set
	$(PY) -m drawai_desktop train out/train-demo/set --config tools/train_demo.json -o out/train-demo/run
	$(PY) -m drawai_desktop train --export out/train-demo/run -o out/train-demo/model
	$(PY) -m drawai_desktop render out/train-demo/set/labels/m0000.png --indexes model --model out/train-demo/model -o out/train-demo/m0000.png
