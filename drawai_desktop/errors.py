"""Errors that a person reads.

Each carries one sentence: the fact, the expectation and the next step. Internal wrongs are
assertions instead; they are bugs and end in the log.
"""


class DrawAIError(Exception):
    """Base of every error that is shown to the person; ``str(error)`` is the sentence."""


class FileError(DrawAIError):
    """A file or folder cannot be read or written."""


class ImageError(FileError):
    """A picture file cannot be used as what it was opened for."""


class ImageSizeError(ImageError):
    """A picture has more pixels than are opened, or than this machine has memory for."""


class MetadataError(FileError):
    """What a picture of this program says of its making is damaged; the picture may be good."""


class LooksLikePhotoError(ImageError):
    """A picture file was read as a label map, and looks like a photograph."""


class NoLabelLayersError(ImageError):
    """No layer of a layered file holds labels that can be read."""


class LabelError(DrawAIError):
    """A label map holds ids that cannot be used."""


class UnknownLabelError(LabelError):
    """A label map holds ids that are no labels: they may be meant in another code."""


class ModelError(DrawAIError):
    """A model, checkpoint or manifest cannot be used."""


class RenderError(DrawAIError):
    """A picture could not be made."""


class OptionError(DrawAIError):
    """An option or argument has a value that cannot be used."""


class DatasetError(DrawAIError):
    """Training pictures and label maps cannot be used as they are."""


class Cancelled(Exception):
    """The running piece of work was asked to stop and has."""
