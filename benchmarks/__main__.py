"""``make bench``: rendering, detail, the window, then training."""

from benchmarks import detail, rendering, training, window

if __name__ == "__main__":
    rendering.main()
    detail.main()
    window.main()
    training.main([])
