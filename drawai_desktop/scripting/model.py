"""Models of scripts and of the command line: label maps to pictures."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from drawai_desktop.core.choices import DeviceChoice
from drawai_desktop.core.detail_models import DEFAULT_DETAIL
from drawai_desktop.core.foreign_file import cleaned, is_file
from drawai_desktop.core.image_file import for_style
from drawai_desktop.core.label_reading import check_shape
from drawai_desktop.core.labels import LabelSet, standard_labels
from drawai_desktop.core.layers import Layered
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.picture_labels import PictureLabels
from drawai_desktop.core.picture_metadata import PictureMetadata
from drawai_desktop.core.picture_writing import write_picture as write_picture_file
from drawai_desktop.core.progress import Progress, silent
from drawai_desktop.core.project_file import Project
from drawai_desktop.core.render_size import check_resolution
from drawai_desktop.core.style import NEUTRAL, PHOTO_SPREAD, Style
from drawai_desktop.core.unlabelled import NEAREST, filled
from drawai_desktop.core.wrapping import Wrap, checked_wrap
from drawai_desktop.engine.final_picture import final_picture
from drawai_desktop.engine.lapse_pictures import LapsePictures
from drawai_desktop.engine.session.detailing import load_detail, load_named_detail
from drawai_desktop.errors import LabelError, OptionError
from drawai_desktop.scripting.given import (
    Size,
    path_given,
    picture_size_given,
    seed_given,
    style_given,
    whole_number,
)
from drawai_desktop.scripting.label_files import checked_labels, checked_numbers
from drawai_desktop.scripting.photographs import Photo, checked_photo
from drawai_desktop.scripting.projects import as_it_shows, labels_of

if TYPE_CHECKING:
    from drawai_desktop.engine.detail.painter import DetailPainter
    from drawai_desktop.engine.label_use import LabelUse
    from drawai_desktop.engine.synthesizer import Synthesizer


@dataclass(frozen=True, eq=False)
class Model:
    """A model that is loaded; :func:`open_model` gives it. For one thread at a time.

    Attributes:
        name: what :func:`open_model` finds it by.
        labels: what it can be asked to paint: the program's labels and its own.
        styles: its looks.
    """

    name: str
    labels: LabelSet
    styles: tuple[Style, ...]
    _synthesizer: "Synthesizer" = field(repr=False)
    _details: "dict[str, DetailPainter]" = field(repr=False, default_factory=dict)
    _last_made: list[PictureMetadata] = field(repr=False, default_factory=list)

    @property
    def device(self) -> str:
        """What computes its pictures: ``cpu``, ``cuda`` or ``mps``."""
        return str(self._synthesizer.device)

    @property
    def reads_instances(self) -> bool:
        """Whether it draws the outlines of single objects, so that ``instances`` tell it some."""
        return self._synthesizer.model.config.has_edges

    @property
    def last_made(self) -> PictureMetadata | None:
        """How :meth:`render` made its last picture, for :func:`write_picture`; None before it."""
        return self._last_made[0] if self._last_made else None

    def style(self, name: str) -> Style:
        """One of its styles, or ``neutral``; case does not matter.

        Raises:
            OptionError: it has none of that name.
        """
        for style in (*self.styles, NEUTRAL):
            if style.name.lower() == name.strip().lower():
                return style
        known = ", ".join(s.name for s in self.styles) or "none but Neutral"
        raise OptionError(
            f"No style has the name {cleaned(name, 40)!r}. The model {cleaned(self.name, 40)} has: "
            f"{cleaned(known, 150)}."
        )

    def style_of_photo(self, photo: Photo, name: str = "") -> Style:
        """The style of a photograph; see :func:`style_from_photo`."""
        if not name:
            name = Path(photo).stem if isinstance(photo, (str, Path)) else "Photo"
        vector = self._synthesizer.model.encode_photo(for_style(checked_photo(photo)))
        return Style(name, tuple(float(x) for x in vector), PHOTO_SPREAD)

    def use_of(self, labels: np.ndarray) -> "LabelUse":
        """Which labels of a map, uint8 (H, W), it paints as others, and which as unlabelled."""
        return self._synthesizer.use_of(labels)

    def load_detail(self, name: str = DEFAULT_DETAIL) -> None:
        """Loads a detail model now; else the first picture that needs it does.

        Args:
            name: of an installed one, such as an upscaler, or the path of its folder.
        Raises:
            ModelError, FileError, RenderError: there is none, or it cannot be used.
            OptionError: it needs the extra ``upscalers``, which is not installed.
        """
        if name in self._details:
            return
        self._details.clear()  # upscalers are large
        if name == DEFAULT_DETAIL:
            self._details[name] = load_detail(self.labels)
        else:
            self._details[name] = load_named_detail(self.labels, name, self.device)

    def _detail(self, name: str) -> "DetailPainter":
        self.load_detail(name)
        return self._details[name]

    def lapse_pictures(self, detail: bool) -> LapsePictures:
        """What makes pictures of one map after another, for time lapses.

        Raises:
            ModelError, FileError: the detail network cannot be read.
        """
        painter = self._detail(DEFAULT_DETAIL) if detail else None
        return LapsePictures(self._synthesizer, painter)

    def render(
        self,
        labels: np.ndarray,
        *,
        size: Size | None = None,
        style: Style | str | None = None,
        seed: int | None = None,
        detail: bool | str = True,
        unlabelled: str = NEAREST,
        resolution: int | None = None,
        wrap: Wrap | str = Wrap.NONE,
        instances: np.ndarray | None = None,
        raw_classes: bool = False,
        progress: Progress | None = None,
    ) -> np.ndarray:
        """The picture of a label map.

        The same arguments give the same picture as ``drawai render`` on this machine.

        Args:
            labels: integers (H, W), label ids; 255 is unlabelled.
            size: (width, height) of the picture, or its longer side; None for the map's own.
            style: a :class:`Style`, or the name of one of the model's; None for its neutral look.
            seed: variation of the style, 0 to 999999, 0 is none; None for the style's own.
            detail: paint detail where the picture is larger than the network's own; else that one
                is enlarged. The name of a detail model, such as an installed upscaler, has that
                one paint it.
            unlabelled: what the network sees where nothing is labelled: ``nearest`` for the nearest
                label, the name of a label, or ``network`` for a hole.
            resolution: side of a square picture that the network itself makes, 64 to 4096; None
                for what it was trained at.
            wrap: sides of the picture that join, as a panorama's or a tile's: ``none``,
                ``left-right`` or ``all``.
            instances: integers (H, W), an object's number for each pixel, for networks that draw
                its edges; None for the labels.
            raw_classes: the map holds the network's own classes; there is no detail then, and
                nothing is filled.
            progress: told the finished part, 0 to 1.
        Returns:
            uint8 (height, width, 3), RGB.
        Raises:
            LabelError: no label map, one with nothing on it, or one that the network cannot read.
            ImageError: a map too narrow for a canvas.
            OptionError: a style, a seed, a size or another option that is not possible.
            ModelError, FileError: the detail network cannot be read, or the sides of the network's
                pictures cannot join.
            RenderError: the network's answer is not a picture.
        """
        look = self._look(style, seed)
        if resolution is not None:
            resolution = whole_number(resolution, "The resolution")
            check_resolution(resolution)
        ids = checked_numbers(labels) if raw_classes else checked_labels(labels, self.labels)
        check_shape(ids.shape)
        if instances is not None and checked_numbers(instances).shape != ids.shape:
            raise LabelError(
                f"The instance map is {_written(instances)}, the label map {_written(ids)}: they "
                "must have the same size."
            )
        width, height = picture_size_given(size, *ids.shape)
        joined = checked_wrap(wrap)
        if not raw_classes:
            ids = filled(ids, unlabelled, self.labels, joined)
        name = detail if isinstance(detail, str) else DEFAULT_DETAIL
        painters: list[DetailPainter] = []

        def painter() -> "DetailPainter":
            painters.append(self._detail(name))
            return painters[0]

        picture = final_picture(
            self._synthesizer,
            ids,
            look,
            height,
            width,
            detail=painter if detail and not raw_classes else None,
            resolution=resolution,
            instances=instances,
            raw_classes=raw_classes,
            wrap=joined,
            progress=progress,
        )
        painted_by = painters[0].manifest.folder.name if painters else ""
        self._last_made[:] = [PictureMetadata(self.name, look, painted_by)]
        return picture

    def _look(self, style: Style | str | None, seed: int | None) -> Style:
        if style is None:
            look = NEUTRAL
        else:
            look = self.style(style) if isinstance(style, str) else style_given(style)
        return look if seed is None else look.with_seed(seed_given(seed))


def open_model(name: str | Path | None = None, *, device: str = DeviceChoice.AUTO) -> Model:
    """Loads a model.

    Torch computes on all cores that this process may use, from now on.

    Args:
        name: of an installed model, or the path of a model's folder or of NVIDIA's
            ``latest_net_G.pth``; None for the model that comes with the program.
        device: ``auto`` (a GPU where there is one), ``cpu``, ``cuda`` or ``mps``.
    Raises:
        ModelError: there is none of that name, or it is damaged.
        FileError: a file cannot be read.
        OptionError: there is no such device here.
    """
    from drawai_desktop.engine.device import core_count, use_threads
    from drawai_desktop.engine.models.install import InstallOptions, load_checkpoint
    from drawai_desktop.engine.synthesizer import Synthesizer

    use_threads(core_count())
    labels = standard_labels()
    path = None if name is None else path_given(name, "The model")
    if path is not None and is_file(path):
        synthesizer = Synthesizer(load_checkpoint(path, InstallOptions()), labels, device)
        called = synthesizer.model.manifest.name
    else:
        manifest = ModelLibrary.standard().find(None if path is None else str(name))
        synthesizer = Synthesizer.load(manifest, labels, device)
        called = manifest.folder.name
    return Model(called, synthesizer.labels, synthesizer.model.manifest.styles, synthesizer)


def render(
    labels: np.ndarray,
    model: Model | str | Path | None = None,
    *,
    size: Size | None = None,
    style: Style | str | None = None,
    seed: int | None = None,
    detail: bool | str = True,
    unlabelled: str = NEAREST,
    progress: Progress | None = None,
) -> np.ndarray:
    """The picture of a label map, uint8 (height, width, 3); see :meth:`Model.render`.

    Args:
        model: one that is loaded, or what :func:`open_model` takes: it is loaded for this call
            then.
    """
    return _opened(model).render(
        labels,
        size=size,
        style=style,
        seed=seed,
        detail=detail,
        unlabelled=unlabelled,
        progress=progress,
    )


def style_from_photo(
    photo: Photo, model: Model | str | Path | None = None, *, name: str = ""
) -> Style:
    """The look of a photograph, for pictures by the same model.

    Args:
        photo: a picture file, or uint8 (h, w, 3), RGB.
        model: see :func:`render`.
        name: what to call it; by default as the file.
    Raises:
        ImageError: the photograph cannot be read.
        ModelError: the model has no photo encoder.
    """
    return _opened(model).style_of_photo(photo, name)


def write_picture(
    path: str | Path,
    picture: np.ndarray,
    metadata: PictureMetadata | None = None,
    *,
    labels: np.ndarray | Project | None = None,
    progress: Progress | None = None,
) -> None:
    """Writes a picture uint8 (H, W, 3) as PNG, JPEG, WebP, TIFF, AVIF, OpenRaster or PSD, by the
    file's ending.

    Args:
        metadata: how the picture was made, for the file to say so, as ``model.last_made`` has it;
            dropped on the window, the picture offers style and seed. By default it says nothing.
        labels: what OpenRaster and PSD files have beside the picture, as layers of its size: a
            label map, integers (H, W), with one layer a label, or a project, with its own layers.
        progress: told the finished part, 0 to 1.

    Raises:
        FileError: another ending, the file cannot be written, or the metadata's style has what is
            no finite number, or too many of them.
        ImageError: the array is no picture.
        LabelError, OptionError: the label map, or the metadata, is none.
    """
    if not isinstance(metadata, PictureMetadata | None):
        raise OptionError("The metadata is none. Give a PictureMetadata, such as model.last_made.")
    beside = None
    if isinstance(labels, Project):
        shown = as_it_shows(labels)
        beside = PictureLabels(shown.layered, labels_of(shown.model))
    elif labels is not None:
        ids = checked_labels(labels)
        beside = PictureLabels(Layered.of_one(ids), standard_labels())
    written = checked_photo(picture)
    write_picture_file(path_given(path), written, metadata, beside, progress or silent)


def _opened(model: Model | str | Path | None) -> Model:
    return model if isinstance(model, Model) else open_model(model)


def _written(array: np.ndarray) -> str:
    return f"{array.shape[1]} x {array.shape[0]}"
