# Sphinx reads the pages that `trading-rl-lab docs` writes from the notebooks; there is nothing else here.
import configparser
from pathlib import Path

from docutils.nodes import SkipNode
from latex2mathml.converter import convert

settings = configparser.ConfigParser()
settings.read(Path(__file__).parent.parent / "settings.ini")
project = html_title = settings["DEFAULT"]["lib_name"]
author = settings["DEFAULT"]["author"]
version = release = settings["DEFAULT"]["version"]

extensions = ["myst_nb"]
nb_execution_mode = "off"  # outputs are stored in the notebooks
myst_enable_extensions = ["colon_fence", "dollarmath", "amsmath"]
myst_heading_anchors = 4
suppress_warnings = ["mystnb.unknown_mime_type"]

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["custom.css"]
html_show_sphinx = False
html_copy_source = False  # a page names the notebook it is made from
html_theme_options = {"navigation_with_keys": True}
html_math_renderer = "mathml"
html_show_copyright = False
nb_render_markdown_format = "myst"  # what code shows as Markdown may link to pages, as text does
nb_code_prompt_show = "source"
nb_code_prompt_hide = "source"


def setup(app):
    "Formulas become MathML, which browsers draw themselves: the usual MathJax would come from a network."

    def draw(display):
        def visit(self, node):
            self.body.append(convert(node.astext(), display=display))
            raise SkipNode

        return visit

    app.add_html_math_renderer("mathml", (draw("inline"), None), (draw("block"), None))
