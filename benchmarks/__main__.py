"""``make bench``: rendering, then the window."""

from benchmarks import rendering, window

if __name__ == "__main__":
    rendering.main()
    window.main()
