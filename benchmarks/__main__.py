"""``make bench``: rendering, detail, then the window."""

from benchmarks import detail, rendering, window

if __name__ == "__main__":
    rendering.main()
    detail.main()
    window.main()
