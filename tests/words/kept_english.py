"""The texts of the code that stay as they are, in every language, and why."""

_REPORT = "the report is for bug reports, which are English"
_FILE = "written into a file, which is the same in every language"
_COMMAND_LINE = "only a subcommand or a script says it, and those are English"
_STATE = "a name for the program, never shown"
_TABLE = "a table has its words: tools/translations.py knows it"
_NAME = "a name"
_PYTHON = "what Python and torch call it"

KEPT_ENGLISH: dict[str, dict[str, str]] = {
    "core/brush_presets.py": dict.fromkeys(
        ("Dot", "Fine", "Thin", "Medium", "Broad", "Square"), _TABLE
    ),
    "core/coco_panoptic.py": {"COCO panoptic": _NAME},
    "core/colour_schemes.py": dict.fromkeys(
        (
            "COCO-Stuff ids",
            "ids counted from 1",
            "this program's colours",
            "GauGAN colours",
            "drawAI / smart-sketch colours",
            "SPADE's generated colours",
            "Pascal VOC colours",
            "ids in the red byte",
            "ADE20K numbers counted from 0",
            "the model's own classes",
            "names of annotations",
        ),
        _TABLE,
    ),
    "core/components.py": {"License-Expression": _STATE, "License": _STATE},
    "core/desktop_files.py": {"{} cannot be removed ({}). Remove it by hand.": _COMMAND_LINE},
    "core/export_size.py": {"The size": _COMMAND_LINE},
    "core/label_sets.py": {"class {}": _FILE},
    "core/labels.py": {
        **dict.fromkeys(("Ground", "Other", "More"), _TABLE),
        "This model's own": "the group's name for the program; group_title has its words",
    },
    "core/layers.py": {"Layer 1": "what files call it; first_name has its words"},
    "core/machine_report.py": {"*": _REPORT},
    "core/old_autosaves.py": {"Thumbnails/thumbnail.png": _FILE},
    "core/openraster_writing.py": {"*": _FILE},
    "core/picture_metadata.py": {"DrawAI desktop": _NAME, "Software": _FILE},
    "core/project_file.py": {"{}, seed {}, {}": _FILE, "Thumbnails/thumbnail.png": _FILE},
    "core/project_layers.py": {
        "drawai:": _FILE,
        '<layer name={} src={} x="{}" y="{}" opacity="{}" visibility="{}"{}/>': _FILE,
    },
    "core/psd_writing.py": {"DrawAI desktop": _NAME},
    "core/render_page.py": {"*": "the page of drawai render --report, which is English"},
    "core/render_size.py": {"The resolution": _COMMAND_LINE},
    "core/shortcut_file.py": {"drawai shortcuts": _FILE},
    "core/style.py": {"The seed": _COMMAND_LINE, "Neutral": _TABLE},
    "core/style_entry.py": {"Neutral": _TABLE},
    "core/training_report.py": {"no such work": "a line that cannot be read is left out"},
    "core/video_file.py": {"High": "the encoder's name of a profile"},
    "engine/fast/packed.py": {"last piece": _STATE},
    "engine/fast/speeds.py": {"*": "for reports, and for the file that keeps the speeds"},
    "engine/fast/ways.py": {"half precision": _REPORT, "minimal filtering": _REPORT},
    "engine/lapse_pictures.py": {"time lapse": _STATE},
    "engine/models/checkpoint_file.py": dict.fromkeys(
        (
            "torch {}",
            "torch {}Storage",
            "torch Size",
            "torch.storage TypedStorage",
            "torch.storage UntypedStorage",
            "collections OrderedDict",
            "_codecs encode",
            "extension {}",
            "Float Double Half BFloat16 Long Int Short Char Byte Bool",
        ),
        _PYTHON,
    ),
    "engine/models/checkpoint_finder.py": {
        "{} is taken, the latest of {} (besides {}).": _COMMAND_LINE
    },
    "engine/models/kind.py": {"network.": _FILE},
    "engine/models/licence_notice.py": {"conv_img.": _FILE},
    "engine/models/nvidia_import.py": {
        "NVIDIA's weights: non-commercial, academic research only (CC BY-NC-SA 4.0)": _FILE
    },
    "engine/models/own_detail.py": {"blocks.": _FILE},
    "engine/models/own_spade.py": {"noise.": _FILE},
    "engine/models/spandrel_door.py": dict.fromkeys(("Inpainting", "Restoration"), _STATE),
    "engine/models/upscaler_import.py": {
        "module.": _FILE,
        "{} upscaler": "a folder's name",
    },
    "engine/models/weights.py": {"module.": _FILE},
    "engine/onnx/export.py": {"*": _COMMAND_LINE},
    "engine/session/loading.py": {"detail model": _STATE},
    "engine/session/picture.py": {"detailed settled": _STATE},
    "engine/session/time_lapse.py": {"time lapse": _STATE},
    "engine/torchvision_door.py": {
        "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor": _PYTHON
    },
    "live/engine_state.py": {"no model": "a line of the report, never shown"},
    "live/render_thread.py": {
        "render id={} ms={} labels_sha={} out_sha={} mode={}": "a line for programs",
    },
    "ui/application.py": {"Fusion": "Qt's name of a style"},
    "ui/commands.py": {
        "DrawAI {}": _REPORT,
        "Qt platform {}, scale {}": _REPORT,
        "model {}, engine {}, usual {} ms": _REPORT,
        "canvas {} x {}": _REPORT,
        "log ({}):": _REPORT,
    },
    "ui/label_colours_dialog.py": {"NVIDIA GauGAN": _NAME},
    "ui/shortcuts.py": dict.fromkeys(("Shift", "Ctrl", "Alt", "Meta"), "Qt's names of keys"),
    "ui/tool_rows.py": dict.fromkeys(
        (
            "Brushes",
            "Eraser",
            "Fill",
            "Shapes",
            "Helping hands",
            "Selections",
            "Pick",
            "Move",
        ),
        "looked for among the groups, whose rows have their words",
    ),
    "ui/unsaved_dialog.py": {"dd MMM yyyy": "Qt's form of a day, written in the language"},
    "ui/window_presenter.py": {"{}{} - DrawAI": _NAME},
    "ui/settings_rows.py": {
        "English": "a language calls itself so in every language",
        "Deutsch": "a language calls itself so in every language",
        "NVIDIA GauGAN": _NAME,
    },
    "ui/palette_entries.py": {
        "Not learnt by this model": "the settings' name of the group, never shown",
        "painted for {}": "the settings' name of folded rows, never shown",
    },
}
"""File -> text -> why it is not translated; ``*`` for all texts of a file."""
KEPT_ENGLISH["core/label_places.py"] = {"*": "names of labels, as lists have them"}
KEPT_ENGLISH["core/value_codes.py"] = {"*": "names of labels, as lists have them"}
