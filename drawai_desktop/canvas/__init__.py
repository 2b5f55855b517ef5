"""The document, the tools and the widget that is painted on."""
