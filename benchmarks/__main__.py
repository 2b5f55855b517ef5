"""``make bench``: rendering, detail, the window and its views, then training."""

from benchmarks import detail, precision, rendering, training, view, window

if __name__ == "__main__":
    rendering.main()
    precision.main()
    detail.main()
    window.main()
    view.main()
    training.main([])
