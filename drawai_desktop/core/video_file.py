"""Films as MP4, with PyAV: H.264 in 8 bits 4:2:0, with its index in front, which every player,
browser and phone shows.

PyAV is an extra. Its wheels bring FFmpeg's libraries; those for Linux have one encoder for H.264
that needs no special hardware, x264, which is under the GPL. Where the system or the wheel has
another one, that is taken.
"""

import contextlib
import importlib.util
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from drawai_desktop.core.picture_metadata import PictureMetadata, said_text
from drawai_desktop.core.time_lapse import TICKS_PER_S
from drawai_desktop.errors import FileError
from drawai_desktop.words import translator

if TYPE_CHECKING:
    from av.video.stream import VideoStream

tr = translator(__name__)

HIGHEST_AREA = 4096 * 2304
"""Pixels: H.264's level 5.1, where most decoders end."""
_ENCODERS = ("libopenh264", "h264_videotoolbox", "h264_mf", "libx264")
"""Those that are not under the GPL first: Cisco's, macOS's, Windows's."""
_X264 = {"preset": "fast", "crf": "18", "x264-params": "rc-lookahead=12:threads=2"}
"""A short look ahead: each frame that waits is in memory."""
_BITS_PER_PIXEL = 0.15
"""For encoders that are told no quality; a film that stands still needs less anyway."""
_MOOV_BYTES = 1 << 16
_MOOV_BYTES_PER_TICK = 48
"""Room for the index, which stands in front so that a film begins before it is loaded."""
_BT709 = 1


def has_video() -> bool:
    """Whether PyAV is installed."""
    return importlib.util.find_spec("av") is not None


def write_mp4(
    file: IO[bytes],
    stills: Iterator[np.ndarray],
    ticks: Sequence[int],
    width: int,
    height: int,
    metadata: PictureMetadata | None = None,
) -> None:
    """An MP4 of a constant rate; a still that is shown for long is repeated.

    Args:
        stills: uint8 (height, width, 3).
        ticks: for how many frames each is shown.
        width: even, as the height.
    Raises:
        FileError: no encoder is there, or it fails.
        OSError: the file cannot be written.
    """
    import av

    out = _Seekable(file)
    room = _MOOV_BYTES + _MOOV_BYTES_PER_TICK * sum(ticks)
    try:
        container = av.open(out, "w", format="mp4", options={"moov_size": str(room)})
        with contextlib.closing(container):
            if metadata is not None:
                container.metadata["comment"] = said_text(metadata)
            stream = _stream(container, width, height)
            number = 0
            for still, count in zip(stills, ticks, strict=True):
                frame = av.VideoFrame.from_ndarray(still, "rgb24").reformat(
                    format="yuv420p", dst_colorspace=_BT709, dst_color_range=1
                )
                frame.time_base = Fraction(1, TICKS_PER_S)
                for _ in range(count):
                    frame.pts = number
                    number += 1
                    container.mux(stream.encode(frame))
                out.check()
            container.mux(stream.encode(None))
    except av.FFmpegError as error:
        out.check()
        raise FileError(
            tr.later(
                "The video cannot be encoded ({reason}). Choose another size or another format.",
                reason=error.strerror,
            )
        ) from error
    out.check()


def _stream(container: Any, width: int, height: int) -> "VideoStream":  # noqa: ANN401
    """A stream of the first encoder that opens.

    Raises:
        FileError: none does.
    """
    import av

    name = next((name for name in _ENCODERS if _opens(name, width, height)), None)
    if name is None:
        raise FileError(
            tr.later(
                "PyAV has no encoder for H.264 here. Install av from PyPI, or write .webp or .gif."
            )
        )
    stream: VideoStream = container.add_stream(name, rate=TICKS_PER_S)
    _set_up(stream.codec_context, name, width, height)
    assert isinstance(stream, av.VideoStream)
    return stream


def _opens(name: str, width: int, height: int) -> bool:
    import av

    try:
        context = av.CodecContext.create(name, "w")
        context.time_base = Fraction(1, TICKS_PER_S)
        _set_up(context, name, width, height)
        context.open()
    except (av.FFmpegError, ValueError):
        return False
    return True


def _set_up(context: Any, name: str, width: int, height: int) -> None:  # noqa: ANN401
    context.width, context.height = width, height
    context.pix_fmt = "yuv420p"
    context.framerate = Fraction(TICKS_PER_S)
    context.gop_size = 10 * TICKS_PER_S
    context.color_primaries = context.color_trc = context.colorspace = _BT709
    context.color_range = 1  # video's 16 to 235
    if name == "libx264":
        context.options = _X264
        context.profile = "High"
    else:
        context.bit_rate = round(_BITS_PER_PIXEL * width * height * TICKS_PER_S)


class _Seekable:
    """A file for PyAV that keeps its first error and raises none: FFmpeg would go on, tell another
    one, and PyAV print those that it drops."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._at = self._end = 0
        self.error: OSError | None = None

    def check(self) -> None:
        """Raises the error, if there was one."""
        if self.error is not None:
            raise self.error

    def write(self, content: bytes) -> int:
        self._do(lambda: self._file.write(content))
        self._at += len(content)
        self._end = max(self._end, self._at)
        return len(content)

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = offset + (0, self._at, self._end)[whence]
        self._do(lambda: self._file.seek(self._at))
        return self._at

    def tell(self) -> int:
        return self._at

    def _do(self, work: Callable[[], object]) -> None:
        if self.error is None:
            try:
                work()
            except OSError as error:
                self.error = error
