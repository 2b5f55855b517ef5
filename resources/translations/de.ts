<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>commands</name>
    <message>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <source>&amp;About DrawAI</source>
        <translation>&amp;Über DrawAI</translation>
    </message>
    <message>
        <source>&amp;Both pictures</source>
        <translation>&amp;Beide Bilder</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>&amp;Pinsel</translation>
    </message>
    <message>
        <source>&amp;Canvas only</source>
        <translation>Nur &amp;Leinwand</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>Dun&amp;kel</translation>
    </message>
    <message>
        <source>&amp;Duplicate layer</source>
        <translation>Ebene &amp;duplizieren</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>&amp;Radierer</translation>
    </message>
    <message>
        <source>&amp;Examples...</source>
        <translation>Beis&amp;piele...</translation>
    </message>
    <message>
        <source>&amp;Export picture</source>
        <translation>Bild &amp;exportieren</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Fill</source>
        <translation>&amp;Füllen</translation>
    </message>
    <message>
        <source>&amp;Fill looks at all layers</source>
        <translation>&amp;Füllen beachtet alle Ebenen</translation>
    </message>
    <message>
        <source>&amp;Find a label</source>
        <translation>Label &amp;suchen</translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation>&amp;Erste Schritte</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>&amp;Flip left and right</source>
        <translation>Waagerecht s&amp;piegeln</translation>
    </message>
    <message>
        <source>&amp;Grow the label's regions</source>
        <translation>Flächen des Labels &amp;vergrößern</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Hide layer</source>
        <translation>Ebene &amp;ausblenden</translation>
    </message>
    <message>
        <source>&amp;History strip</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>&amp;Install from file...</source>
        <translation>Aus &amp;Datei installieren...</translation>
    </message>
    <message>
        <source>&amp;Keep in the history</source>
        <translation>Im &amp;Verlauf behalten</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>T&amp;astenübersicht</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Label</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Line</source>
        <translation>&amp;Linie</translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation>&amp;Live</translation>
    </message>
    <message>
        <source>&amp;Merge down</source>
        <translation>Nach unten &amp;vereinen</translation>
    </message>
    <message>
        <source>&amp;Mirror the view</source>
        <translation>Ansicht &amp;spiegeln</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>&amp;Move the view</source>
        <translation>Ansicht &amp;verschieben</translation>
    </message>
    <message>
        <source>&amp;New layer</source>
        <translation>&amp;Neue Ebene</translation>
    </message>
    <message>
        <source>&amp;New...</source>
        <translation>&amp;Neu...</translation>
    </message>
    <message>
        <source>&amp;Next helping hand</source>
        <translation>&amp;Nächste helfende Hand</translation>
    </message>
    <message>
        <source>&amp;Next tip</source>
        <translation>&amp;Nächster Tipp</translation>
    </message>
    <message>
        <source>&amp;Nine variations...</source>
        <translation>&amp;Neun Variationen...</translation>
    </message>
    <message>
        <source>&amp;Open...</source>
        <translation>&amp;Öffnen...</translation>
    </message>
    <message>
        <source>&amp;Paste label map or photo</source>
        <translation>Labelkarte oder Foto &amp;einfügen</translation>
    </message>
    <message>
        <source>&amp;Pick a label</source>
        <translation>Label a&amp;ufnehmen</translation>
    </message>
    <message>
        <source>&amp;Picture only</source>
        <translation>Nur B&amp;ild</translation>
    </message>
    <message>
        <source>&amp;Previous variation</source>
        <translation>Vorige Va&amp;riation</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Read label map as...</source>
        <translation>Label&amp;karte lesen als...</translation>
    </message>
    <message>
        <source>&amp;Rectangle</source>
        <translation>Recht&amp;eck</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Rename layer...</source>
        <translation>Ebene &amp;umbenennen...</translation>
    </message>
    <message>
        <source>&amp;Render now</source>
        <translation>Jetzt &amp;rendern</translation>
    </message>
    <message>
        <source>&amp;Replace a label everywhere</source>
        <translation>Label überall &amp;ersetzen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Settings...</source>
        <translation>Ein&amp;stellungen...</translation>
    </message>
    <message>
        <source>&amp;Shrink the label's regions</source>
        <translation>Flächen des Labels ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Stacked</source>
        <translation>&amp;Übereinander</translation>
    </message>
    <message>
        <source>&amp;Style</source>
        <translation>&amp;Stil</translation>
    </message>
    <message>
        <source>&amp;Surprise me</source>
        <translation>Über&amp;raschen lassen</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Unsaved work...</source>
        <translation>Ungesicherte Arbei&amp;t...</translation>
    </message>
    <message>
        <source>&amp;Upright view</source>
        <translation>Ansicht &amp;aufrichten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Winding road or river</source>
        <translation>Gewundener &amp;Weg oder Fluss</translation>
    </message>
    <message>
        <source>&amp;Wipe line</source>
        <translation>&amp;Trennlinie</translation>
    </message>
    <message>
        <source>A fill ends where another label is seen, not where the layer has one</source>
        <translation>Eine Füllung endet, wo ein anderes Label zu sehen ist, nicht wo die Ebene eines hat</translation>
    </message>
    <message>
        <source>A fill takes all pixels of the label, connected or not</source>
        <translation>Eine Füllung nimmt alle Pixel des Labels, ob sie zusammenhängen oder nicht</translation>
    </message>
    <message>
        <source>A line wherever two labels meet; on the screen alone</source>
        <translation>Eine Linie, wo zwei Labels sich berühren; nur am Bildschirm</translation>
    </message>
    <message>
        <source>A picture to paint after</source>
        <translation>Ein Bild, nach dem Sie malen</translation>
    </message>
    <message>
        <source>A random scene</source>
        <translation>Eine zufällige Szene</translation>
    </message>
    <message>
        <source>A tip in the status bar</source>
        <translation>Ein Tipp in der Statusleiste</translation>
    </message>
    <message>
        <source>Another seed</source>
        <translation>Ein anderer Startwert</translation>
    </message>
    <message>
        <source>Arrows move a cursor over the canvas, Space paints</source>
        <translation>Pfeile bewegen einen Zeiger über die Leinwand, die Leertaste malt</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>&amp;Wie das System</translation>
    </message>
    <message>
        <source>Both pictures, side by side or stacked as the canvas's shape has it</source>
        <translation>Beide Bilder, neben- oder übereinander, je nach Form der Leinwand</translation>
    </message>
    <message>
        <source>Br&amp;ush settings</source>
        <translation>Pinseleinste&amp;llungen</translation>
    </message>
    <message>
        <source>Brush &amp;smaller</source>
        <translation>Pinsel &amp;kleiner</translation>
    </message>
    <message>
        <source>Brush larger</source>
        <translation>Pinsel größer</translation>
    </message>
    <message>
        <source>Brush much larger</source>
        <translation>Pinsel viel größer</translation>
    </message>
    <message>
        <source>Brush much smaller</source>
        <translation>Pinsel viel kleiner</translation>
    </message>
    <message>
        <source>Brushes</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>C&amp;lear the canvas</source>
        <translation>Leinwa&amp;nd leeren</translation>
    </message>
    <message>
        <source>C&amp;oast or lake</source>
        <translation>&amp;Küste oder See</translation>
    </message>
    <message>
        <source>Canvas and picture, with a line between them to drag</source>
        <translation>Leinwand und Bild, dazwischen eine Linie zum Ziehen</translation>
    </message>
    <message>
        <source>Change the keys of commands</source>
        <translation>Die Tasten der Befehle ändern</translation>
    </message>
    <message>
        <source>Choose how the label map is coded</source>
        <translation>Wählen, wie die Labelkarte kodiert ist</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>&amp;Bericht kopieren</translation>
    </message>
    <message>
        <source>Copy label &amp;map as colours</source>
        <translation>&amp;Labelkarte in Farben kopieren</translation>
    </message>
    <message>
        <source>D&amp;elete layer</source>
        <translation>Ebene &amp;löschen</translation>
    </message>
    <message>
        <source>Ell&amp;ipse</source>
        <translation>Ell&amp;ipse</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>Radierer</translation>
    </message>
    <message>
        <source>Every label in a pattern of its own; on the screen alone</source>
        <translation>Jedes Label in einem eigenen Muster; nur am Bildschirm</translation>
    </message>
    <message>
        <source>Examples: painted scenes to start from</source>
        <translation>Beispiele: gemalte Szenen für den Anfang</translation>
    </message>
    <message>
        <source>Export label map as &amp;colours...</source>
        <translation>Labelkarte in &amp;Farben exportieren...</translation>
    </message>
    <message>
        <source>Export label map as &amp;ids...</source>
        <translation>&amp;Labelkarte als Nummern exportieren...</translation>
    </message>
    <message>
        <source>Export picture &amp;as...</source>
        <translation>Bild exportieren &amp;als...</translation>
    </message>
    <message>
        <source>Export side &amp;by side...</source>
        <translation>Nebene&amp;inander exportieren...</translation>
    </message>
    <message>
        <source>Export the picture</source>
        <translation>Das Bild exportieren</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>V&amp;ollbild</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Fill &amp;all of a label</source>
        <translation>Alle Flächen des Labels &amp;füllen</translation>
    </message>
    <message>
        <source>Fill u&amp;nlabelled with the chosen label</source>
        <translation>Teile &amp;ohne Label mit dem gewählten füllen</translation>
    </message>
    <message>
        <source>Helping hands</source>
        <translation>Helfende Hände</translation>
    </message>
    <message>
        <source>Hide &amp;all panels</source>
        <translation>Alle Bereiche ausblen&amp;den</translation>
    </message>
    <message>
        <source>Hide the reference p&amp;icture</source>
        <translation>Referenzbild &amp;ausblenden</translation>
    </message>
    <message>
        <source>Hide the reference picture</source>
        <translation>Das Referenzbild ausblenden</translation>
    </message>
    <message>
        <source>High &amp;contrast</source>
        <translation>Hoher Kont&amp;rast</translation>
    </message>
    <message>
        <source>History strip</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Hori&amp;zon</source>
        <translation>&amp;Horizont</translation>
    </message>
    <message>
        <source>Import p&amp;hoto as label map...</source>
        <translation>F&amp;oto als Labelkarte importieren...</translation>
    </message>
    <message>
        <source>Install from f&amp;older...</source>
        <translation>Aus &amp;Ordner installieren...</translation>
    </message>
    <message>
        <source>Keep the picture that is shown, with its map, style and seed</source>
        <translation>Das gezeigte Bild behalten, mit Karte, Stil und Startwert</translation>
    </message>
    <message>
        <source>L&amp;asso</source>
        <translation>L&amp;asso</translation>
    </message>
    <message>
        <source>La&amp;yer</source>
        <translation>&amp;Ebene</translation>
    </message>
    <message>
        <source>La&amp;yer panel</source>
        <translation>Bereic&amp;h Ebenen</translation>
    </message>
    <message>
        <source>Label &amp;colours...</source>
        <translation>Labelf&amp;arben...</translation>
    </message>
    <message>
        <source>Label statist&amp;ics</source>
        <translation>Label-St&amp;atistik</translation>
    </message>
    <message>
        <source>Label statistics</source>
        <translation>Label-Statistik</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Loc&amp;k layer</source>
        <translation>Ebene &amp;sperren</translation>
    </message>
    <message>
        <source>Mirror in water</source>
        <translation>Spiegelung im Wasser</translation>
    </message>
    <message>
        <source>Mo&amp;ve the reference picture</source>
        <translation>Referenzbild vers&amp;chieben</translation>
    </message>
    <message>
        <source>Mountain ri&amp;dge</source>
        <translation>&amp;Bergkamm</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Move layer &amp;up</source>
        <translation>Ebene nach &amp;oben</translation>
    </message>
    <message>
        <source>Move layer d&amp;own</source>
        <translation>Ebene nach un&amp;ten</translation>
    </message>
    <message>
        <source>Move the reference picture by hand</source>
        <translation>Das Referenzbild von Hand verschieben</translation>
    </message>
    <message>
        <source>Na&amp;mes on the regions</source>
        <translation>Namen auf den &amp;Flächen</translation>
    </message>
    <message>
        <source>Neut&amp;ral style</source>
        <translation>Neutraler &amp;Stil</translation>
    </message>
    <message>
        <source>New &amp;variation</source>
        <translation>Neue &amp;Variation</translation>
    </message>
    <message>
        <source>New canvas</source>
        <translation>Neue Leinwand</translation>
    </message>
    <message>
        <source>New layer</source>
        <translation>Neue Ebene</translation>
    </message>
    <message>
        <source>Nine variations to pick from</source>
        <translation>Neun Variationen zur Auswahl</translation>
    </message>
    <message>
        <source>One above the other</source>
        <translation>Eins über dem anderen</translation>
    </message>
    <message>
        <source>Open a project or a label map</source>
        <translation>Ein Projekt oder eine Labelkarte öffnen</translation>
    </message>
    <message>
        <source>Other colours on the screen</source>
        <translation>Andere Farben am Bildschirm</translation>
    </message>
    <message>
        <source>Ou&amp;tlines of the labels</source>
        <translation>&amp;Umrisse der Labels</translation>
    </message>
    <message>
        <source>Over the labels; otherwise it lies under them, seen where nothing is painted</source>
        <translation>Über den Labels; sonst liegt es darunter und ist zu sehen, wo nichts gemalt ist</translation>
    </message>
    <message>
        <source>Paint &amp;only over a label</source>
        <translation>&amp;Nur über einem Label malen</translation>
    </message>
    <message>
        <source>Paint &amp;unlabelled</source>
        <translation>&amp;Ohne Label malen</translation>
    </message>
    <message>
        <source>Paint anew, &amp;larger (advanced)...</source>
        <translation>Neu &amp;malen, größer (erweitert)...</translation>
    </message>
    <message>
        <source>Paint by &amp;keyboard</source>
        <translation>Mit der &amp;Tastatur malen</translation>
    </message>
    <message>
        <source>Paint on the layer &amp;above</source>
        <translation>Auf der Ebene da&amp;rüber malen</translation>
    </message>
    <message>
        <source>Paint on the layer &amp;below</source>
        <translation>Auf der Eb&amp;ene darunter malen</translation>
    </message>
    <message>
        <source>Paint only over one label: the one under the pointer, or one to choose</source>
        <translation>Nur über einem Label malen: dem unter dem Zeiger oder einem, das Sie wählen</translation>
    </message>
    <message>
        <source>Palette with &amp;names</source>
        <translation>&amp;Palette mit Namen</translation>
    </message>
    <message>
        <source>Palette with names</source>
        <translation>Palette mit Namen</translation>
    </message>
    <message>
        <source>Panels to their own p&amp;laces</source>
        <translation>Bereiche an ihre &amp;Plätze</translation>
    </message>
    <message>
        <source>Patter&amp;ns of the labels</source>
        <translation>&amp;Muster der Labels</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Picture &amp;over the canvas</source>
        <translation>Bild über der Lein&amp;wand</translation>
    </message>
    <message>
        <source>Picture over the canvas, faintly</source>
        <translation>Bild schwach über der Leinwand</translation>
    </message>
    <message>
        <source>Poly&amp;gon</source>
        <translation>Poly&amp;gon</translation>
    </message>
    <message>
        <source>Re&amp;ference picture...</source>
        <translation>Referenz&amp;bild...</translation>
    </message>
    <message>
        <source>Reference o&amp;ver the labels</source>
        <translation>Referenz &amp;über den Labels</translation>
    </message>
    <message>
        <source>Remove the reference pic&amp;ture</source>
        <translation>Referenzbild en&amp;tfernen</translation>
    </message>
    <message>
        <source>Remove the reference picture</source>
        <translation>Das Referenzbild entfernen</translation>
    </message>
    <message>
        <source>Sa&amp;ve the brush as a preset...</source>
        <translation>&amp;Pinsel als Vorlage speichern...</translation>
    </message>
    <message>
        <source>Save &amp;as...</source>
        <translation>Speichern &amp;unter...</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>Das Projekt speichern</translation>
    </message>
    <message>
        <source>Scatter ro&amp;cks or plants</source>
        <translation>Felsen oder Pflanzen streue&amp;n</translation>
    </message>
    <message>
        <source>Selec&amp;t a rectangle</source>
        <translation>Rech&amp;teck auswählen</translation>
    </message>
    <message>
        <source>Select a s&amp;hape</source>
        <translation>F&amp;orm auswählen</translation>
    </message>
    <message>
        <source>Selections</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>Formen</translation>
    </message>
    <message>
        <source>Shor&amp;tcuts...</source>
        <translation>&amp;Tastenkürzel...</translation>
    </message>
    <message>
        <source>Show &amp;hints</source>
        <translation>&amp;Hinweise zeigen</translation>
    </message>
    <message>
        <source>Show &amp;tips</source>
        <translation>&amp;Tipps zeigen</translation>
    </message>
    <message>
        <source>Show the model &amp;folder</source>
        <translation>&amp;Modellordner zeigen</translation>
    </message>
    <message>
        <source>Side &amp;by side</source>
        <translation>&amp;Nebeneinander</translation>
    </message>
    <message>
        <source>Spra&amp;y</source>
        <translation>&amp;Sprühdose</translation>
    </message>
    <message>
        <source>Style &amp;panel</source>
        <translation>Berei&amp;ch Stile</translation>
    </message>
    <message>
        <source>Style from p&amp;hoto...</source>
        <translation>Stil aus &amp;Foto...</translation>
    </message>
    <message>
        <source>Style panel</source>
        <translation>Bereich Stile</translation>
    </message>
    <message>
        <source>Swap the last &amp;two labels</source>
        <translation>Letzte &amp;zwei Labels tauschen</translation>
    </message>
    <message>
        <source>Take the style of a photo</source>
        <translation>Den Stil eines Fotos übernehmen</translation>
    </message>
    <message>
        <source>Tell la&amp;bels at the pointer</source>
        <translation>Labels am &amp;Zeiger nennen</translation>
    </message>
    <message>
        <source>The helping hand used last, or the next</source>
        <translation>Die zuletzt benutzte helfende Hand oder die nächste</translation>
    </message>
    <message>
        <source>The label under the pointer, or one to choose, becomes the chosen label in all layers</source>
        <translation>Das Label unter dem Zeiger, oder eines, das Sie wählen, wird in allen Ebenen zum gewählten</translation>
    </message>
    <message>
        <source>The labels' names where there is room for them; on the screen alone</source>
        <translation>Die Namen der Labels, wo Platz für sie ist; nur am Bildschirm</translation>
    </message>
    <message>
        <source>The next larger preset</source>
        <translation>Nächstgrößere Vorlage</translation>
    </message>
    <message>
        <source>The next smaller preset</source>
        <translation>Nächstkleinere Vorlage</translation>
    </message>
    <message>
        <source>Three notes, until the first stroke</source>
        <translation>Drei Notizen, bis zum ersten Strich</translation>
    </message>
    <message>
        <source>Tree li&amp;ne</source>
        <translation>Bau&amp;mreihe</translation>
    </message>
    <message>
        <source>Turn the view &amp;left</source>
        <translation>Ansicht nach links &amp;drehen</translation>
    </message>
    <message>
        <source>Turn the view &amp;right</source>
        <translation>Ansicht nach &amp;rechts drehen</translation>
    </message>
    <message>
        <source>Turn the view back</source>
        <translation>Die Ansicht zurückdrehen</translation>
    </message>
    <message>
        <source>Where the pointer rests: the label, what paints it, and how large its region is</source>
        <translation>Wo der Zeiger ruht: das Label, was es malt und wie groß seine Fläche ist</translation>
    </message>
    <message>
        <source>Work that was never saved</source>
        <translation>Arbeit, die nie gespeichert wurde</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
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
        <translation>Wüstendünen</translation>
    </message>
    <message>
        <source>Farm</source>
        <translation>Bauernhof</translation>
    </message>
    <message>
        <source>Forest clearing</source>
        <translation>Waldlichtung</translation>
    </message>
    <message>
        <source>Island</source>
        <translation>Insel</translation>
    </message>
    <message>
        <source>Meadow path</source>
        <translation>Wiesenweg</translation>
    </message>
    <message>
        <source>Mountain lake</source>
        <translation>Bergsee</translation>
    </message>
    <message>
        <source>River valley</source>
        <translation>Flusstal</translation>
    </message>
    <message>
        <source>Rocky coast</source>
        <translation>Felsküste</translation>
    </message>
    <message>
        <source>Winter forest</source>
        <translation>Winterwald</translation>
    </message>
</context>
<context>
    <name>labels</name>
    <message>
        <source>Airplane</source>
        <translation>Flugzeug</translation>
    </message>
    <message>
        <source>Apple</source>
        <translation>Apfel</translation>
    </message>
    <message>
        <source>Backpack</source>
        <translation>Rucksack</translation>
    </message>
    <message>
        <source>Banana</source>
        <translation>Banane</translation>
    </message>
    <message>
        <source>Banner</source>
        <translation>Banner</translation>
    </message>
    <message>
        <source>Baseball bat</source>
        <translation>Baseballschläger</translation>
    </message>
    <message>
        <source>Baseball glove</source>
        <translation>Baseballhandschuh</translation>
    </message>
    <message>
        <source>Bear</source>
        <translation>Bär</translation>
    </message>
    <message>
        <source>Bed</source>
        <translation>Bett</translation>
    </message>
    <message>
        <source>Bench</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>Bicycle</source>
        <translation>Fahrrad</translation>
    </message>
    <message>
        <source>Bird</source>
        <translation>Vogel</translation>
    </message>
    <message>
        <source>Blanket</source>
        <translation>Decke</translation>
    </message>
    <message>
        <source>Boat</source>
        <translation>Boot</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Buch</translation>
    </message>
    <message>
        <source>Bottle</source>
        <translation>Flasche</translation>
    </message>
    <message>
        <source>Bowl</source>
        <translation>Schüssel</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Ast</translation>
    </message>
    <message>
        <source>Brick wall</source>
        <translation>Ziegelmauer</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Brücke</translation>
    </message>
    <message>
        <source>Broccoli</source>
        <translation>Brokkoli</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>Gebäude</translation>
    </message>
    <message>
        <source>Bus</source>
        <translation>Bus</translation>
    </message>
    <message>
        <source>Bush</source>
        <translation>Busch</translation>
    </message>
    <message>
        <source>Cabinet</source>
        <translation>Schrank</translation>
    </message>
    <message>
        <source>Cage</source>
        <translation>Käfig</translation>
    </message>
    <message>
        <source>Cake</source>
        <translation>Kuchen</translation>
    </message>
    <message>
        <source>Car</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Cardboard</source>
        <translation>Pappe</translation>
    </message>
    <message>
        <source>Carpet</source>
        <translation>Teppichboden</translation>
    </message>
    <message>
        <source>Carrot</source>
        <translation>Karotte</translation>
    </message>
    <message>
        <source>Cat</source>
        <translation>Katze</translation>
    </message>
    <message>
        <source>Ceiling</source>
        <translation>Zimmerdecke</translation>
    </message>
    <message>
        <source>Cell phone</source>
        <translation>Handy</translation>
    </message>
    <message>
        <source>Chair</source>
        <translation>Stuhl</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Cloth</source>
        <translation>Tuch</translation>
    </message>
    <message>
        <source>Clothes</source>
        <translation>Kleidung</translation>
    </message>
    <message>
        <source>Clouds</source>
        <translation>Wolken</translation>
    </message>
    <message>
        <source>Concrete wall</source>
        <translation>Betonwand</translation>
    </message>
    <message>
        <source>Couch</source>
        <translation>Sofa</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Theke</translation>
    </message>
    <message>
        <source>Cow</source>
        <translation>Kuh</translation>
    </message>
    <message>
        <source>Cup</source>
        <translation>Tasse</translation>
    </message>
    <message>
        <source>Cupboard</source>
        <translation>Küchenschrank</translation>
    </message>
    <message>
        <source>Curtain</source>
        <translation>Vorhang</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Schreibtisch</translation>
    </message>
    <message>
        <source>Dining table</source>
        <translation>Esstisch</translation>
    </message>
    <message>
        <source>Dirt</source>
        <translation>Erde</translation>
    </message>
    <message>
        <source>Dog</source>
        <translation>Hund</translation>
    </message>
    <message>
        <source>Donut</source>
        <translation>Donut</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>Elephant</source>
        <translation>Elefant</translation>
    </message>
    <message>
        <source>Fence</source>
        <translation>Zaun</translation>
    </message>
    <message>
        <source>Fire hydrant</source>
        <translation>Hydrant</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Fußboden</translation>
    </message>
    <message>
        <source>Flower</source>
        <translation>Blume</translation>
    </message>
    <message>
        <source>Fog</source>
        <translation>Nebel</translation>
    </message>
    <message>
        <source>Food</source>
        <translation>Essen</translation>
    </message>
    <message>
        <source>Fork</source>
        <translation>Gabel</translation>
    </message>
    <message>
        <source>Frisbee</source>
        <translation>Frisbee</translation>
    </message>
    <message>
        <source>Fruit</source>
        <translation>Obst</translation>
    </message>
    <message>
        <source>Furniture</source>
        <translation>Möbel</translation>
    </message>
    <message>
        <source>Giraffe</source>
        <translation>Giraffe</translation>
    </message>
    <message>
        <source>Grass</source>
        <translation>Gras</translation>
    </message>
    <message>
        <source>Gravel</source>
        <translation>Kies</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Boden</translation>
    </message>
    <message>
        <source>Hair drier</source>
        <translation>Föhn</translation>
    </message>
    <message>
        <source>Handbag</source>
        <translation>Handtasche</translation>
    </message>
    <message>
        <source>Hill</source>
        <translation>Hügel</translation>
    </message>
    <message>
        <source>Horse</source>
        <translation>Pferd</translation>
    </message>
    <message>
        <source>Hot dog</source>
        <translation>Hotdog</translation>
    </message>
    <message>
        <source>House</source>
        <translation>Haus</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Kite</source>
        <translation>Drachen</translation>
    </message>
    <message>
        <source>Knife</source>
        <translation>Messer</translation>
    </message>
    <message>
        <source>Lake</source>
        <translation>See</translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation>Laptop</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>Laub</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Lampe</translation>
    </message>
    <message>
        <source>Marble floor</source>
        <translation>Marmorboden</translation>
    </message>
    <message>
        <source>Mat</source>
        <translation>Matte</translation>
    </message>
    <message>
        <source>Metal</source>
        <translation>Metall</translation>
    </message>
    <message>
        <source>Microwave</source>
        <translation>Mikrowelle</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegel</translation>
    </message>
    <message>
        <source>Moss</source>
        <translation>Moos</translation>
    </message>
    <message>
        <source>Motorcycle</source>
        <translation>Motorrad</translation>
    </message>
    <message>
        <source>Mountain</source>
        <translation>Berg</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Computermaus</translation>
    </message>
    <message>
        <source>Mud</source>
        <translation>Schlamm</translation>
    </message>
    <message>
        <source>Napkin</source>
        <translation>Serviette</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Oven</source>
        <translation>Backofen</translation>
    </message>
    <message>
        <source>Panel wall</source>
        <translation>Paneelwand</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Parking meter</source>
        <translation>Parkuhr</translation>
    </message>
    <message>
        <source>Pavement</source>
        <translation>Gehweg</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Pillow</source>
        <translation>Kissen</translation>
    </message>
    <message>
        <source>Pizza</source>
        <translation>Pizza</translation>
    </message>
    <message>
        <source>Plant</source>
        <translation>Pflanze</translation>
    </message>
    <message>
        <source>Plastic</source>
        <translation>Kunststoff</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Bahnsteig</translation>
    </message>
    <message>
        <source>Playingfield</source>
        <translation>Spielfeld</translation>
    </message>
    <message>
        <source>Potted plant</source>
        <translation>Topfpflanze</translation>
    </message>
    <message>
        <source>Railing</source>
        <translation>Geländer</translation>
    </message>
    <message>
        <source>Railroad</source>
        <translation>Gleise</translation>
    </message>
    <message>
        <source>Refrigerator</source>
        <translation>Kühlschrank</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Fernbedienung</translation>
    </message>
    <message>
        <source>River</source>
        <translation>Fluss</translation>
    </message>
    <message>
        <source>Road</source>
        <translation>Straße</translation>
    </message>
    <message>
        <source>Rock</source>
        <translation>Fels</translation>
    </message>
    <message>
        <source>Roof</source>
        <translation>Dach</translation>
    </message>
    <message>
        <source>Rug</source>
        <translation>Teppich</translation>
    </message>
    <message>
        <source>Salad</source>
        <translation>Salat</translation>
    </message>
    <message>
        <source>Sand</source>
        <translation>Sand</translation>
    </message>
    <message>
        <source>Sandwich</source>
        <translation>Sandwich</translation>
    </message>
    <message>
        <source>Scissors</source>
        <translation>Schere</translation>
    </message>
    <message>
        <source>Sea</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>Sheep</source>
        <translation>Schaf</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>Regal</translation>
    </message>
    <message>
        <source>Sink</source>
        <translation>Waschbecken</translation>
    </message>
    <message>
        <source>Skateboard</source>
        <translation>Skateboard</translation>
    </message>
    <message>
        <source>Skis</source>
        <translation>Skier</translation>
    </message>
    <message>
        <source>Sky</source>
        <translation>Himmel</translation>
    </message>
    <message>
        <source>Skyscraper</source>
        <translation>Hochhaus</translation>
    </message>
    <message>
        <source>Snow</source>
        <translation>Schnee</translation>
    </message>
    <message>
        <source>Snowboard</source>
        <translation>Snowboard</translation>
    </message>
    <message>
        <source>Solid</source>
        <translation>Festes</translation>
    </message>
    <message>
        <source>Spoon</source>
        <translation>Löffel</translation>
    </message>
    <message>
        <source>Sports ball</source>
        <translation>Ball</translation>
    </message>
    <message>
        <source>Stairs</source>
        <translation>Treppe</translation>
    </message>
    <message>
        <source>Stone</source>
        <translation>Stein</translation>
    </message>
    <message>
        <source>Stone floor</source>
        <translation>Steinboden</translation>
    </message>
    <message>
        <source>Stone wall</source>
        <translation>Steinmauer</translation>
    </message>
    <message>
        <source>Stop sign</source>
        <translation>Stoppschild</translation>
    </message>
    <message>
        <source>Straw</source>
        <translation>Stroh</translation>
    </message>
    <message>
        <source>Structural</source>
        <translation>Bauteil</translation>
    </message>
    <message>
        <source>Suitcase</source>
        <translation>Koffer</translation>
    </message>
    <message>
        <source>Surfboard</source>
        <translation>Surfbrett</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tisch</translation>
    </message>
    <message>
        <source>Teddy bear</source>
        <translation>Teddybär</translation>
    </message>
    <message>
        <source>Tennis racket</source>
        <translation>Tennisschläger</translation>
    </message>
    <message>
        <source>Tent</source>
        <translation>Zelt</translation>
    </message>
    <message>
        <source>Textile</source>
        <translation>Stoff</translation>
    </message>
    <message>
        <source>Tie</source>
        <translation>Krawatte</translation>
    </message>
    <message>
        <source>Tile ceiling</source>
        <translation>Kacheldecke</translation>
    </message>
    <message>
        <source>Tile floor</source>
        <translation>Fliesenboden</translation>
    </message>
    <message>
        <source>Tile wall</source>
        <translation>Fliesenwand</translation>
    </message>
    <message>
        <source>Toaster</source>
        <translation>Toaster</translation>
    </message>
    <message>
        <source>Toilet</source>
        <translation>Toilette</translation>
    </message>
    <message>
        <source>Toothbrush</source>
        <translation>Zahnbürste</translation>
    </message>
    <message>
        <source>Towel</source>
        <translation>Handtuch</translation>
    </message>
    <message>
        <source>Traffic light</source>
        <translation>Ampel</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Zug</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Truck</source>
        <translation>Lastwagen</translation>
    </message>
    <message>
        <source>Tv</source>
        <translation>Fernseher</translation>
    </message>
    <message>
        <source>Umbrella</source>
        <translation>Schirm</translation>
    </message>
    <message>
        <source>Vase</source>
        <translation>Vase</translation>
    </message>
    <message>
        <source>Vegetable</source>
        <translation>Gemüse</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>Wand</translation>
    </message>
    <message>
        <source>Waterdrops</source>
        <translation>Wassertropfen</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Window blind</source>
        <translation>Jalousie</translation>
    </message>
    <message>
        <source>Wine glass</source>
        <translation>Weinglas</translation>
    </message>
    <message>
        <source>Wood</source>
        <translation>Holz</translation>
    </message>
    <message>
        <source>Wood floor</source>
        <translation>Holzboden</translation>
    </message>
    <message>
        <source>Wooden wall</source>
        <translation>Holzwand</translation>
    </message>
    <message>
        <source>Zebra</source>
        <translation>Zebra</translation>
    </message>
</context>
<context>
    <name>labels.groups</name>
    <message>
        <source>Built</source>
        <translation>Gebautes</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Boden</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Weitere</translation>
    </message>
    <message>
        <source>Mountains &amp; rocks</source>
        <translation>Berge &amp; Felsen</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstige</translation>
    </message>
    <message>
        <source>Plants</source>
        <translation>Pflanzen</translation>
    </message>
    <message>
        <source>Sky &amp; weather</source>
        <translation>Himmel &amp; Wetter</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Wasser</translation>
    </message>
</context>
<context>
    <name>schemes</name>
    <message>
        <source>ADE20K numbers</source>
        <translation>Nummern von ADE20K</translation>
    </message>
    <message>
        <source>ADE20K numbers counted from 0</source>
        <translation>Nummern von ADE20K, ab 0 gezählt</translation>
    </message>
    <message>
        <source>COCO-Stuff ids</source>
        <translation>Nummern von COCO-Stuff</translation>
    </message>
    <message>
        <source>GauGAN colours</source>
        <translation>Farben von GauGAN</translation>
    </message>
    <message>
        <source>Pascal VOC colours</source>
        <translation>Farben von Pascal VOC</translation>
    </message>
    <message>
        <source>SPADE's generated colours</source>
        <translation>von SPADE erzeugte Farben</translation>
    </message>
    <message>
        <source>drawAI / smart-sketch colours</source>
        <translation>Farben von drawAI und smart-sketch</translation>
    </message>
    <message>
        <source>ids counted from 1</source>
        <translation>Nummern, ab 1 gezählt</translation>
    </message>
    <message>
        <source>ids in the red byte</source>
        <translation>Nummern im roten Byte</translation>
    </message>
    <message>
        <source>names of annotations</source>
        <translation>Namen von Annotationen</translation>
    </message>
    <message>
        <source>the model's own classes</source>
        <translation>eigene Klassen des Modells</translation>
    </message>
    <message>
        <source>this program's colours</source>
        <translation>Farben dieses Programms</translation>
    </message>
</context>
<context>
    <name>styles</name>
    <message>
        <source>Blue hour</source>
        <translation>Blaue Stunde</translation>
    </message>
    <message>
        <source>Clear morning</source>
        <translation>Klarer Morgen</translation>
    </message>
    <message>
        <source>Dusk</source>
        <translation>Dämmerung</translation>
    </message>
    <message>
        <source>Golden hour</source>
        <translation>Goldene Stunde</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Nacht</translation>
    </message>
    <message>
        <source>Noon</source>
        <translation>Mittag</translation>
    </message>
    <message>
        <source>Overcast</source>
        <translation>Bedeckt</translation>
    </message>
    <message>
        <source>Soft light</source>
        <translation>Weiches Licht</translation>
    </message>
    <message>
        <source>Storm</source>
        <translation>Sturm</translation>
    </message>
    <message>
        <source>Sunset</source>
        <translation>Sonnenuntergang</translation>
    </message>
</context>
<context>
    <name>ui.dropped_photo</name>
    <message>
        <source>pasted picture</source>
        <translation>eingefügtes Bild</translation>
    </message>
    <message>
        <source>{folder}: what was pasted cannot be written there. Free some space, or save the picture and open the file.</source>
        <translation>{folder}: Das Eingefügte kann dort nicht geschrieben werden. Schaffen Sie Platz, oder speichern Sie das Bild und öffnen Sie die Datei.</translation>
    </message>
</context>
<context>
    <name>ui.export_dialog</name>
    <message>
        <source>As the canvas</source>
        <translation>Wie die Leinwand</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>Bild exportieren</translation>
    </message>
    <message>
        <source>Export...</source>
        <translation>Exportieren...</translation>
    </message>
    <message>
        <source>Model, style, seed and program, in the file.
Dropped on the window, the picture offers its style and seed.</source>
        <translation>Modell, Stil, Startwert und Programm, in der Datei.
Auf das Fenster gezogen, bietet das Bild Stil und Startwert an.</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>Eigene Größe</translation>
    </message>
    <message>
        <source>Say how it was made</source>
        <translation>Angeben, wie es entstand</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size in pixels</source>
        <translation>Größe in Pixeln</translation>
    </message>
    <message>
        <source>The picture of the window, only larger.</source>
        <translation>Das Bild des Fensters, nur größer.</translation>
    </message>
    <message>
        <source>Without it the network's small picture is enlarged</source>
        <translation>Ohne sie wird das kleine Bild des Netzes vergrößert</translation>
    </message>
</context>
<context>
    <name>ui.file_reading</name>
    <message>
        <source>Opening {name} ...</source>
        <translation>{name} wird geöffnet ...</translation>
    </message>
</context>
<context>
    <name>ui.file_writing</name>
    <message>
        <source>Export as...</source>
        <translation>Exportieren als...</translation>
    </message>
    <message>
        <source>Saved {path}</source>
        <translation>{path} gespeichert</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>ui.folder_field</name>
    <message>
        <source>Choose the folder: {title}</source>
        <translation>Ordner wählen: {title}</translation>
    </message>
    <message>
        <source>Folder: {title}</source>
        <translation>Ordner: {title}</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>Keiner gewählt</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Einen solchen Ordner gibt es nicht.</translation>
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
    <name>ui.large_export</name>
    <message>
        <source>Paint anew, larger</source>
        <translation>Neu malen, größer</translation>
    </message>
    <message>
        <source>Painting the large picture</source>
        <translation>Das große Bild wird gemalt</translation>
    </message>
    <message>
        <source>The network paints another picture than the window shows, at this size. Far from
what it was trained at, patterns repeat. Export picture gives the one you see.</source>
        <translation>In dieser Größe malt das Netz ein anderes Bild, als das Fenster zeigt. Weit von
seiner Lerngröße wiederholen sich Muster. Bild exportieren gibt das, was Sie sehen.</translation>
    </message>
    <message>
        <source>There is no picture to export yet. Paint something first.</source>
        <translation>Es gibt noch kein Bild zum Exportieren. Malen Sie erst etwas.</translation>
    </message>
    <message>
        <source>There is no picture to export, since no model is loaded.</source>
        <translation>Es gibt kein Bild zum Exportieren, da kein Modell geladen ist.</translation>
    </message>
    <message>
        <source>about {width} x {height}</source>
        <translation>etwa {width} x {height}</translation>
    </message>
    <message>
        <source>large</source>
        <translation>groß</translation>
    </message>
    <message>
        <source>{name} is still being painted: wait for it, or cancel it.</source>
        <translation>{name} wird noch gemalt: Warten Sie darauf, oder brechen Sie es ab.</translation>
    </message>
</context>
<context>
    <name>ui.model_commands</name>
    <message>
        <source>A model is being installed already. Wait until it is done.</source>
        <translation>Es wird schon ein Modell installiert. Warten Sie, bis das fertig ist.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Checkpoints ({endings});;All files (*)</source>
        <translation>Checkpoints ({endings});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>If they are NVIDIA's:

{notice}

Weights by others have the terms of whoever made them.</source>
        <translation>Sind es die von NVIDIA:

{notice}

Gewichte von anderen haben die Bedingungen derer, die sie gemacht haben.</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>Install a model</source>
        <translation>Modell installieren</translation>
    </message>
    <message>
        <source>Install a model: checkpoint or archive</source>
        <translation>Modell installieren: Checkpoint oder Archiv</translation>
    </message>
    <message>
        <source>Install a model: folder</source>
        <translation>Modell installieren: Ordner</translation>
    </message>
    <message>
        <source>Install {name}?</source>
        <translation>{name} installieren?</translation>
    </message>
    <message>
        <source>Installed {name}.</source>
        <translation>{name} ist installiert.</translation>
    </message>
    <message>
        <source>Installing {name}</source>
        <translation>{name} wird installiert</translation>
    </message>
    <message>
        <source>Licence of these weights</source>
        <translation>Lizenz dieser Gewichte</translation>
    </message>
    <message>
        <source>None is installed</source>
        <translation>Keines ist installiert</translation>
    </message>
    <message>
        <source>The installation was stopped; nothing was changed.</source>
        <translation>Die Installation wurde abgebrochen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The installer ended with status {code}; the log says more.</source>
        <translation>Die Installation endete mit Status {code}; das Protokoll sagt mehr.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>installing {name}</source>
        <translation>Installation von {name}</translation>
    </message>
    <message>
        <source>{name} (cannot be used)</source>
        <translation>{name} (nicht verwendbar)</translation>
    </message>
    <message numerus="yes">
        <source>{n} labels; {licence}</source>
        <extracomment>One: {n} label; {licence}</extracomment>
        <translation>
            <numerusform>{n} Label; {licence}</numerusform>
            <numerusform>{n} Labels; {licence}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui.model_switch</name>
    <message>
        <source>The project was made with the model {model}, which is not installed: the picture will differ.</source>
        <translation>Das Projekt entstand mit dem Modell {model}, das nicht installiert ist: Das Bild wird anders aussehen.</translation>
    </message>
</context>
<context>
    <name>ui.opening</name>
    <message>
        <source>Bring it back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Leave them unlabelled</source>
        <translation>Ohne Label lassen</translation>
    </message>
    <message>
        <source>Make it a label map</source>
        <translation>Zur Labelkarte machen</translation>
    </message>
    <message>
        <source>Make them unlabelled</source>
        <translation>Ohne Label öffnen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Opened {title}.</source>
        <translation>{title} ist geöffnet.</translation>
    </message>
    <message>
        <source>Read as {code}</source>
        <translation>Gelesen als {code}</translation>
    </message>
    <message>
        <source>Read as...</source>
        <translation>Lesen als...</translation>
    </message>
    <message>
        <source>The clipboard holds no picture.</source>
        <translation>Die Zwischenablage enthält kein Bild.</translation>
    </message>
    <message>
        <source>The picture on the clipboard cannot be read.</source>
        <translation>Das Bild in der Zwischenablage kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Use as style</source>
        <translation>Als Stil verwenden</translation>
    </message>
</context>
<context>
    <name>ui.opening_texts</name>
    <message>
        <source>Only a label map that was opened from a file can be read in another way.</source>
        <translation>Nur eine Labelkarte, die aus einer Datei geöffnet wurde, kann anders gelesen werden.</translation>
    </message>
    <message>
        <source>Projects, label maps and annotations ({endings});;All files (*)</source>
        <translation>Projekte, Labelkarten und Annotationen ({endings});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>{name}: {ids} is no label (0 to 181, and 255 for unlabelled).</source>
        <translation>{name}: {ids} ist kein Label (0 bis 181, und 255 für ohne Label).</translation>
    </message>
    <message>
        <source>{title} had changes that were not saved.</source>
        <translation>{title} hatte Änderungen, die nicht gespeichert waren.</translation>
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
<context>
    <name>ui.photo_import</name>
    <message>
        <source>Import photo as label map</source>
        <translation>Foto als Labelkarte importieren</translation>
    </message>
    <message>
        <source>Import {name}</source>
        <translation>{name} importieren</translation>
    </message>
    <message>
        <source>Reading what {name} shows ...</source>
        <translation>Was {name} zeigt, wird gelesen ...</translation>
    </message>
    <message>
        <source>Use its style, too</source>
        <translation>Auch seinen Stil verwenden</translation>
    </message>
    <message>
        <source>{labels}, {more} more</source>
        <translation>{labels}, {more} weitere</translation>
    </message>
    <message>
        <source>{name} was read as {shares}. Paint on it, or undo.</source>
        <translation>{name} wurde gelesen als {shares}. Malen Sie weiter, oder machen Sie es rückgängig.</translation>
    </message>
</context>
<context>
    <name>ui.picture_choice</name>
    <message>
        <source>Choose a picture</source>
        <translation>Bild wählen</translation>
    </message>
    <message>
        <source>Find a picture</source>
        <translation>Bild suchen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Pictures of the file</source>
        <translation>Bilder der Datei</translation>
    </message>
    <message>
        <source>{name} - {annotations}</source>
        <translation>{name} - {annotations}</translation>
    </message>
    <message>
        <source>{name} - {width} x {height}, {annotations}</source>
        <translation>{name} - {width} x {height}, {annotations}</translation>
    </message>
    <message>
        <source>{name} has annotations of {count} pictures. Which of them is to be opened?</source>
        <translation>{name} hat Annotationen von {count} Bildern. Welches davon soll geöffnet werden?</translation>
    </message>
    <message numerus="yes">
        <source>{n} annotations</source>
        <extracomment>One: {n} annotation</extracomment>
        <translation>
            <numerusform>{n} Annotation</numerusform>
            <numerusform>{n} Annotationen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui.picture_in_progress</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ui.read_as</name>
    <message>
        <source>Codes, the likeliest first</source>
        <translation>Kodierungen, die wahrscheinlichste zuerst</translation>
    </message>
    <message>
        <source>How does {name} code its labels?</source>
        <translation>Wie kodiert {name} seine Labels?</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Lesen als</translation>
    </message>
    <message>
        <source>Read so</source>
        <translation>So lesen</translation>
    </message>
    <message>
        <source>{code} - {certainty:.0f} % likely, {matching:.0f} % of the pixels match
{labels}</source>
        <translation>{code} – zu {certainty:.0f} % wahrscheinlich, {matching:.0f} % der Pixel passen
{labels}</translation>
    </message>
    <message>
        <source>{labels} and {more} more</source>
        <translation>{labels} und {more} weitere</translation>
    </message>
</context>
<context>
    <name>ui.saving</name>
    <message>
        <source>Copied the label map in the palette's colours.</source>
        <translation>Die Labelkarte ist in den Farben der Palette kopiert.</translation>
    </message>
    <message>
        <source>Copied the picture.</source>
        <translation>Das Bild ist kopiert.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Indexed PNG (*.png)</source>
        <translation>Indiziertes PNG (*.png)</translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
    </message>
    <message>
        <source>Pictures ({endings})</source>
        <translation>Bilder ({endings})</translation>
    </message>
    <message>
        <source>There is no picture yet: paint something first.</source>
        <translation>Es gibt noch kein Bild: Malen Sie erst etwas.</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>side by side</source>
        <translation>nebeneinander</translation>
    </message>
    <message>
        <source>the clipboard</source>
        <translation>Zwischenablage</translation>
    </message>
    <message>
        <source>{names}: nothing was written, since there is no picture.</source>
        <translation>{names}: Nichts wurde geschrieben, da es kein Bild gibt.</translation>
    </message>
    <message>
        <source>{name}: pictures are written as {endings}. Change the ending.</source>
        <translation>{name}: Bilder werden als {endings} geschrieben. Ändern Sie die Endung.</translation>
    </message>
</context>
<context>
    <name>ui.settings_dialog</name>
    <message>
        <source>Find a setting</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <source>No setting is called so.</source>
        <translation>Keine Einstellung heißt so.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>ui.settings_rows</name>
    <message>
        <source>A second</source>
        <translation>Einer Sekunde</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Apple GPU (MPS)</source>
        <translation>Apple-GPU (MPS)</translation>
    </message>
    <message>
        <source>As the canvas</source>
        <translation>Wie die Leinwand</translation>
    </message>
    <message>
        <source>As the label beside them</source>
        <translation>Wie das Label daneben</translation>
    </message>
    <message>
        <source>As the model was trained</source>
        <translation>Wie das Modell gelernt hat</translation>
    </message>
    <message>
        <source>As the network likes</source>
        <translation>Wie das Netz möchte</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Automatic is fast where that was measured to be at least 1.5 times as quick. Fast rounds a little while you paint; when the hand rests, the exact picture follows, and exports are made as then.</source>
        <translation>Automatisch ist schnell, wo das gemessen mindestens 1,5-mal so schnell ist. Schnell rundet ein wenig, während Sie malen; ruht die Hand, folgt das genaue Bild, und so wird auch exportiert.</translation>
    </message>
    <message>
        <source>Change the keys...</source>
        <translation>Tasten ändern...</translation>
    </message>
    <message>
        <source>Colours of the labels</source>
        <translation>Farben der Labels</translation>
    </message>
    <message>
        <source>Computed on</source>
        <translation>Berechnet auf</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Genau</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exporte</translation>
    </message>
    <message>
        <source>Exports say how they were made</source>
        <translation>Exporte sagen, wie sie entstanden</translation>
    </message>
    <message>
        <source>Fast (half precision)</source>
        <translation>Schnell (halbe Genauigkeit)</translation>
    </message>
    <message>
        <source>Files and memory</source>
        <translation>Dateien und Speicher</translation>
    </message>
    <message>
        <source>For layers, undo and history together; the oldest gives way.</source>
        <translation>Für Ebenen, Rückgängig und Verlauf zusammen; das Älteste weicht.</translation>
    </message>
    <message>
        <source>Hand</source>
        <translation>Hand</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>How large the picture is painted when the hand rests.</source>
        <translation>Wie groß das Bild gemalt wird, wenn die Hand ruht.</translation>
    </message>
    <message>
        <source>Keep a log of the strokes in the project</source>
        <translation>Die Striche im Projekt aufzeichnen</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Large targets for pen and touch</source>
        <translation>Große Flächen für Stift und Finger</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>Live-Bild</translation>
    </message>
    <message>
        <source>Looked for here besides those that are installed.</source>
        <translation>Neben den installierten werden hier welche gesucht.</translation>
    </message>
    <message>
        <source>Messages come and go at once, the bar of a render does not creep.</source>
        <translation>Meldungen kommen und gehen sofort, der Balken beim Rendern kriecht nicht.</translation>
    </message>
    <message>
        <source>Model, style, seed and program, in the file. Dropped on the window, such a picture offers its style and seed.</source>
        <translation>Modell, Stil, Startwert und Programm, in der Datei. Auf das Fenster gezogen, bietet ein solches Bild Stil und Startwert an.</translation>
    </message>
    <message>
        <source>More models</source>
        <translation>Weitere Modelle</translation>
    </message>
    <message>
        <source>NVIDIA GPU (CUDA)</source>
        <translation>NVIDIA-GPU (CUDA)</translation>
    </message>
    <message>
        <source>Names on the regions</source>
        <translation>Namen auf den Flächen</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>On the screen alone. The menu Label recolours single ones.</source>
        <translation>Nur am Bildschirm. Das Menü Label färbt einzelne um.</translation>
    </message>
    <message>
        <source>Outlines of the labels</source>
        <translation>Umrisse der Labels</translation>
    </message>
    <message>
        <source>Patterns of the labels</source>
        <translation>Muster der Labels</translation>
    </message>
    <message>
        <source>Pen pressure</source>
        <translation>Stiftdruck</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>Prozessor (CPU)</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Scrolls</source>
        <translation>Rollt</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Show a tip in the status bar</source>
        <translation>Einen Tipp in der Statusleiste zeigen</translation>
    </message>
    <message>
        <source>Show hints</source>
        <translation>Hinweise zeigen</translation>
    </message>
    <message>
        <source>Show the first steps</source>
        <translation>Die ersten Schritte zeigen</translation>
    </message>
    <message>
        <source>Size of the network's picture</source>
        <translation>Größe des Netzbildes</translation>
    </message>
    <message>
        <source>Size of the window's parts</source>
        <translation>Größe der Fensterteile</translation>
    </message>
    <message>
        <source>So that its making can be shown again. Off, projects tell nothing of it.</source>
        <translation>Damit sich zeigen lässt, wie es entstand. Ohne sagen Projekte nichts davon.</translation>
    </message>
    <message>
        <source>Sprache German English translation</source>
        <translation>Language Deutsch Englisch Übersetzung</translation>
    </message>
    <message>
        <source>Taken at the next start.</source>
        <translation>Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Tell labels at the pointer</source>
        <translation>Labels am Zeiger nennen</translation>
    </message>
    <message>
        <source>Test and adjust...</source>
        <translation>Testen und anpassen...</translation>
    </message>
    <message>
        <source>The wheel over the pictures</source>
        <translation>Das Mausrad über den Bildern</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Three notes in the window; the first stroke takes them away.</source>
        <translation>Drei Notizen im Fenster; der erste Strich nimmt sie fort.</translation>
    </message>
    <message>
        <source>UI scale zoom text font larger accessibility</source>
        <translation>Skalierung Zoom Text Schrift größer Barrierefreiheit</translation>
    </message>
    <message>
        <source>Undo memory</source>
        <translation>Speicher für Rückgängig</translation>
    </message>
    <message>
        <source>Unlabelled parts</source>
        <translation>Teile ohne Label</translation>
    </message>
    <message>
        <source>Unsaved work is kept after</source>
        <translation>Arbeit wird gesichert nach</translation>
    </message>
    <message>
        <source>What a crash may take.</source>
        <translation>So viel kann ein Absturz kosten.</translation>
    </message>
    <message>
        <source>What detail is painted into: the side of a square. More takes longer; what the model was trained at looks best.</source>
        <translation>Worin die Details gemalt werden: die Seite eines Quadrats. Mehr dauert länger; am besten sieht die Größe aus, in der das Modell gelernt hat.</translation>
    </message>
    <message>
        <source>Wheel the other way round</source>
        <translation>Mausrad andersherum</translation>
    </message>
    <message>
        <source>With Ctrl it changes the brush's size, with Shift it moves sideways, with Alt it zooms in any case.</source>
        <translation>Mit Strg ändert es die Pinselgröße, mit Umschalt geht es zur Seite, mit Alt zoomt es immer.</translation>
    </message>
    <message>
        <source>Zooms</source>
        <translation>Zoomt</translation>
    </message>
    <message>
        <source>animation fade accessibility</source>
        <translation>Animation Überblenden Barrierefreiheit</translation>
    </message>
    <message>
        <source>autosave interval backup restore</source>
        <translation>automatisch speichern Abstand Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>buttons fingers 44 px accessibility</source>
        <translation>Knöpfe Finger 44 px Touch Barrierefreiheit</translation>
    </message>
    <message>
        <source>colours accessibility</source>
        <translation>Farben Thema Barrierefreiheit</translation>
    </message>
    <message>
        <source>drawAI and smart-sketch</source>
        <translation>drawAI und smart-sketch</translation>
    </message>
    <message>
        <source>folder network checkpoint directory</source>
        <translation>Ordner Netz Checkpoint Verzeichnis</translation>
    </message>
    <message>
        <source>folder open save as directory</source>
        <translation>Ordner öffnen speichern unter Verzeichnis</translation>
    </message>
    <message>
        <source>folder pictures directory</source>
        <translation>Ordner Bilder Verzeichnis</translation>
    </message>
    <message>
        <source>graphics card device</source>
        <translation>Grafikkarte Gerät</translation>
    </message>
    <message>
        <source>help beginner</source>
        <translation>Hilfe Anfänger</translation>
    </message>
    <message>
        <source>help beginner coach tour</source>
        <translation>Hilfe Anfänger Einführung Rundgang</translation>
    </message>
    <message>
        <source>hover tooltip tip accessibility</source>
        <translation>Zeiger Hinweis Barrierefreiheit</translation>
    </message>
    <message>
        <source>keyboard keys hotkeys commands</source>
        <translation>Tastatur Tasten Kurzbefehle Befehle</translation>
    </message>
    <message>
        <source>marks colour-blind borders accessibility</source>
        <translation>Zeichen farbenblind Ränder Barrierefreiheit</translation>
    </message>
    <message>
        <source>marks colour-blind hatch accessibility</source>
        <translation>Zeichen farbenblind Schraffur Barrierefreiheit</translation>
    </message>
    <message>
        <source>marks colour-blind text accessibility</source>
        <translation>Zeichen farbenblind Text Barrierefreiheit</translation>
    </message>
    <message>
        <source>metadata EXIF privacy pictures</source>
        <translation>Metadaten EXIF Datenschutz Bilder</translation>
    </message>
    <message>
        <source>mouse invert direction natural</source>
        <translation>Maus umkehren Richtung natürlich</translation>
    </message>
    <message>
        <source>mouse scroll pan direction</source>
        <translation>Maus rollen scrollen Richtung</translation>
    </message>
    <message>
        <source>precision speed</source>
        <translation>Genauigkeit Geschwindigkeit</translation>
    </message>
    <message>
        <source>recording history privacy</source>
        <translation>Aufnahme Verlauf Datenschutz</translation>
    </message>
    <message>
        <source>size quality speed</source>
        <translation>Größe Qualität Geschwindigkeit</translation>
    </message>
    <message>
        <source>steps RAM</source>
        <translation>Schritte RAM Arbeitsspeicher</translation>
    </message>
    <message>
        <source>tablet stylus curve soft firm</source>
        <translation>Grafiktablett Stift Kurve weich fest</translation>
    </message>
    <message>
        <source>theme palette ancestors classic</source>
        <translation>Thema Palette Vorgänger klassisch</translation>
    </message>
    <message>
        <source>{seconds:g} seconds</source>
        <translation>{seconds:g} Sekunden</translation>
    </message>
</context>
<context>
    <name>ui.sized_export</name>
    <message>
        <source>Painting detail, {width} x {height}</source>
        <translation>Details werden gemalt, {width} x {height}</translation>
    </message>
    <message>
        <source>{name} waits. First comes: {before}.</source>
        <translation>{name} wartet. Zuerst kommt: {before}.</translation>
    </message>
</context>
<context>
    <name>ui.style_offer</name>
    <message>
        <source>It was made by the model {model} in the style {style}, seed {seed}.</source>
        <translation>Es entstand mit dem Modell {model} im Stil {style}, Startwert {seed}.</translation>
    </message>
    <message>
        <source>It was made in the style {style}, seed {seed}.</source>
        <translation>Es entstand im Stil {style}, Startwert {seed}.</translation>
    </message>
    <message>
        <source>Use its style and seed</source>
        <translation>Stil und Startwert verwenden</translation>
    </message>
</context>
<context>
    <name>ui.style_presenter</name>
    <message>
        <source>Photos ({endings})</source>
        <translation>Fotos ({endings})</translation>
    </message>
    <message>
        <source>Style and seed of {name}</source>
        <translation>Stil und Startwert von {name}</translation>
    </message>
    <message>
        <source>Style from photo</source>
        <translation>Stil aus einem Foto</translation>
    </message>
    <message>
        <source>Style {name}</source>
        <translation>Stil {name}</translation>
    </message>
    <message>
        <source>The picture now has the style and seed of {name}.</source>
        <translation>Das Bild hat jetzt Stil und Startwert von {name}.</translation>
    </message>
    <message>
        <source>The picture now has the style of {name}.</source>
        <translation>Das Bild hat jetzt den Stil von {name}.</translation>
    </message>
    <message>
        <source>This model has one look and no variations. Choose another model.</source>
        <translation>Dieses Modell hat einen Stil und keine Variationen. Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>Variation</translation>
    </message>
    <message>
        <source>What was dropped is no picture. Drop a photo on the styles.</source>
        <translation>Das ist kein Bild. Ziehen Sie ein Foto auf die Stile.</translation>
    </message>
    <message>
        <source>{file}: this model has no style {name}; choose the model {model} first.</source>
        <translation>{file}: Dieses Modell hat keinen Stil {name}; wählen Sie zuerst das Modell {model}.</translation>
    </message>
    <message>
        <source>{name}: no model is loaded for its style. Choose one.</source>
        <translation>{name}: Für seinen Stil ist kein Modell geladen. Wählen Sie eines.</translation>
    </message>
    <message>
        <source>{name}: this model has one look alone. Choose another model.</source>
        <translation>{name}: Dieses Modell hat nur einen Stil. Wählen Sie ein anderes.</translation>
    </message>
</context>
</TS>
