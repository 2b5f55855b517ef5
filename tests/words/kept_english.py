"""The texts of the code that stay as they are, in every language, and why."""

_REPORT = "the report is for bug reports, which are English"
_FILE = "written into a file, which is the same in every language"
_COMMAND_LINE = "only a subcommand or a script says it, and those are English"
_CONFIGURATION = "said of a configuration file, which the window has none of"
_LOG = "a line of the training's log, which only a terminal shows"
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
    "datasets/channels.py": {"*": _COMMAND_LINE},
    "datasets/found_pictures.py": {"label maps": "a folder's name"},
    "datasets/own_maps.py": {"class {}": _FILE},
    "datasets/scene_pairs.py": {"*": _COMMAND_LINE},
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
    "training/batches.py": {"Error": _STATE},
    "training/class_growth.py": {
        "classes that the model lacks start as another: {}": _LOG,
        "label_critic.scores.": _FILE,
    },
    "training/config.py": {"*": _CONFIGURATION},
    "training/detail/config.py": {"*": _COMMAND_LINE},
    "training/detail/export.py": {"*": _COMMAND_LINE},
    "training/detail/loop.py": {"*": _COMMAND_LINE},
    "training/detail/made_pictures.py": {"*": _COMMAND_LINE},
    "training/detail/photographs.py": {"*": _COMMAND_LINE},
    "training/detail/sheet.py": {"with detail": "drawn into the sheet of a detail network"},
    "training/detail/start.py": {"*": _COMMAND_LINE},
    "training/detail/teacher.py": {"*": _COMMAND_LINE},
    "training/distributed.py": {"*": _COMMAND_LINE},
    "training/export.py": dict.fromkeys(
        (
            "A mixed model's share is between 0 and 1, not {}. Give 0.5 for half and half.",
            "The share of the coarsest noise is above 0 and at most 1, not {}. Give 0.65 for "
            "calm pictures.",
            "No training pair's name fits {}, so there are no styles to learn from. Give "
            "--styles-of another pattern, or leave it out.",
        ),
        _COMMAND_LINE,
    )
    | dict.fromkeys(
        (
            "no presets, since the data set has another class table than the run",
            "no presets, since the training pictures cannot be read: {}",
        ),
        _LOG,
    ),
    "training/held_set.py": {"*": _LOG},
    "training/loop.py": {
        "{} processes": _COMMAND_LINE,
        "worker processes make the samples, not the device: {}": _LOG,
    },
    "training/measuring.py": {"{} steps will take about {} here": _LOG},
    "training/networks.py": {"noise.": _FILE},
    "training/photo_styles.py": {"style vectors: {} of {}": _LOG},
    "training/preset_names.py": {"*": _TABLE},
    "training/presets.py": {"*": _COMMAND_LINE},
    "training/run_data.py": {
        "{} names are left out: {}": _LOG,
        "checked {} of {} pairs": _LOG,
    },
    "training/run_folder.py": {"crc32(name) modulo {} is 0": _FILE},
    "training/run_log.py": dict.fromkeys(
        ("{} h {} min", "{} min", "step {}/{} ({}) {} s a step, {} so far, {} left: {}"), _LOG
    ),
    "training/segmenter/loop.py": {"*": _COMMAND_LINE},
    "training/stage.py": {"*": _CONFIGURATION},
    "training/staged_run.py": {
        "going on from step {}": _LOG,
        "wrote {}": _LOG,
        "Stage {}: a batch of {} cannot be shared by {}. Choose a multiple of {}.": _COMMAND_LINE,
    },
    "training/state.py": {"detail 1": _STATE},
    "training/step_trial.py": {"*": _LOG},
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
