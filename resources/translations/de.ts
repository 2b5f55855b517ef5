<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>commands</name>
    <message>
        <source>&amp;100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About DrawAI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Both pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Canvas only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Duplicate layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Examples...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fill looks at all layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find a label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Flip left and right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Grow the label's regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hide layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;History strip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Install from file...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep in the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Merge down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mirror the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Move the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next helping hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next tip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Nine variations...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste label map or photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pick a label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Picture only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous variation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Read label map as...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rectangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename layer...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Render now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace a label everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Shrink the label's regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stacked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Surprise me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unsaved work...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Upright view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Winding road or river</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Wipe line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fill ends where another label is seen, not where the layer has one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fill takes all pixels of the label, connected or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line wherever two labels meet; on the screen alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture to paint after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A random scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tip in the status bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows move a cursor over the canvas, Space paints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both pictures, side by side or stacked as the canvas's shape has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Br&amp;ush settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush &amp;smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush much larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush much smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brushes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lear the canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;oast or lake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canvas and picture, with a line between them to drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the keys of commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose how the label map is coded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy label &amp;map as colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;elete layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ell&amp;ipse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every label in a pattern of its own; on the screen alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples: painted scenes to start from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export label map as &amp;colours...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export label map as &amp;ids...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export picture &amp;as...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export side &amp;by side...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill &amp;all of a label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill u&amp;nlabelled with the chosen label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Helping hands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide &amp;all panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the reference p&amp;icture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the reference picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High &amp;contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History strip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hori&amp;zon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import p&amp;hoto as label map...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install from f&amp;older...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the picture that is shown, with its map, style and seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;asso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>La&amp;yer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>La&amp;yer panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label &amp;colours...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label statist&amp;ics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loc&amp;k layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror in water</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mo&amp;ve the reference picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mountain ri&amp;dge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move layer &amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move layer d&amp;own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the reference picture by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Na&amp;mes on the regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neut&amp;ral style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;variation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nine variations to pick from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One above the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project or a label map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other colours on the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ou&amp;tlines of the labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over the labels; otherwise it lies under them, seen where nothing is painted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint &amp;only over a label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint &amp;unlabelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint anew, &amp;larger (advanced)...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint by &amp;keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint on the layer &amp;above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint on the layer &amp;below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint only over one label: the one under the pointer, or one to choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Palette with &amp;names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Palette with names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panels to their own p&amp;laces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patter&amp;ns of the labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture &amp;over the canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture over the canvas, faintly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Poly&amp;gon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;ference picture...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference o&amp;ver the labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the reference pic&amp;ture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the reference picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sa&amp;ve the brush as a preset...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;as...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scatter ro&amp;cks or plants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selec&amp;t a rectangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a s&amp;hape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shor&amp;tcuts...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;hints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;tips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the model &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side &amp;by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spra&amp;y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style &amp;panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style from p&amp;hoto...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap the last &amp;two labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the style of a photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell la&amp;bels at the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The helping hand used last, or the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label under the pointer, or one to choose, becomes the chosen label in all layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The labels' names where there is room for them; on the screen alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next larger preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next smaller preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three notes, until the first stroke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tree li&amp;ne</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the view &amp;left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the view &amp;right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the view back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the pointer rests: the label, what paints it, and how large its region is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work that was never saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core.labels</name>
    <message>
        <source>It has the ids {ids}, which are no labels here; they were kept.</source>
        <translation>Darin sind die Nummern {ids}, die hier keine Labels sind; sie wurden behalten.</translation>
    </message>
    <message>
        <source>Label {number}</source>
        <translation>Label {number}</translation>
    </message>
    <message>
        <source>Unlabelled</source>
        <translation>Ohne Label</translation>
    </message>
    <message>
        <source>{path}: the label list cannot be read ({error}). Install the program again.</source>
        <translation>{path}: Die Liste der Labels kann nicht gelesen werden ({error}). Installieren Sie das Programm neu.</translation>
    </message>
</context>
<context>
    <name>examples</name>
    <message>
        <source>Desert dunes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Farm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forest clearing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Island</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meadow path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mountain lake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>River valley</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rocky coast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Winter forest</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labels</name>
    <message>
        <source>Airplane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backpack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Banana</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Banner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baseball bat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baseball glove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bench</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bicycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bird</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blanket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bottle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bowl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brick wall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broccoli</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Building</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cabinet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Car</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cardboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carpet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ceiling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cell phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clothes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clouds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concrete wall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Couch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cupboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curtain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dining table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dirt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Donut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Door</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elephant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fire hydrant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Food</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fork</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frisbee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fruit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Furniture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giraffe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gravel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hair drier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handbag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Horse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hot dog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>House</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Knife</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marble floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microwave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motorcycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mountain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Napkin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panel wall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parking meter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pavement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pillow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pizza</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plastic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playingfield</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Potted plant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Railing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Railroad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refrigerator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>River</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Road</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sandwich</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scissors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sea</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skateboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sky</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skyscraper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snowboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spoon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sports ball</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stone floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stone wall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Straw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Structural</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suitcase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surfboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teddy bear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tennis racket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Textile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tie</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tile ceiling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tile floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tile wall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Toaster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Toilet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Toothbrush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Towel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traffic light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Truck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Umbrella</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vegetable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waterdrops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window blind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wine glass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wood floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wooden wall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zebra</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labels.groups</name>
    <message>
        <source>Built</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mountains &amp; rocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sky &amp; weather</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Water</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>styles</name>
    <message>
        <source>Blue hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear morning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dusk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Golden hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overcast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soft light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sunset</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui.label_popup</name>
    <message>
        <source>Unlabelled (eraser)</source>
        <translation>Ohne Label (Radierer)</translation>
    </message>
</context>
<context>
    <name>ui.palette_entries</name>
    <message>
        <source>Not learnt by this model</source>
        <translation>Von diesem Modell nicht gelernt</translation>
    </message>
    <message>
        <source>This model has not learnt {label}; choose another model.</source>
        <translation>{label} hat dieses Modell nicht gelernt; wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>Unlabelled: the eraser. The model paints there what it likes.</source>
        <translation>Ohne Label: der Radierer. Das Modell malt dort, was es möchte.</translation>
    </message>
    <message>
        <source>{label} ({name}, id {id})</source>
        <translation>{label} ({name}, Nummer {id})</translation>
    </message>
    <message>
        <source>{label} ({name}, id {id}); key {key}</source>
        <translation>{label} ({name}, Nummer {id}); Taste {key}</translation>
    </message>
    <message>
        <source>{label}: this model has not learnt it and paints {lender} instead.</source>
        <translation>{label}: Dieses Modell hat es nicht gelernt und malt stattdessen {lender}.</translation>
    </message>
</context>
</TS>
