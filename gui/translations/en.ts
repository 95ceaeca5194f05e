<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AgreementDialog</name>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more in reports that you still label in an open round</source>
        <translation>
            <numerusform>%n more in reports that you still label in an open round</numerusform>
            <numerusform>%n more in reports that you still label in an open round</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AllLabelsRoom</name>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) mended; Ctrl+Z takes it back</source>
        <translation>
            <numerusform>%n label mended; Ctrl+Z takes it back</numerusform>
            <numerusform>%n labels mended; Ctrl+Z takes it back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%n row copied</numerusform>
            <numerusform>%n rows copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Announcing</name>
    <message numerus="yes">
        <source>{state}: %n span(s)</source>
        <translation>
            <numerusform>{state}: %n span</numerusform>
            <numerusform>{state}: %n spans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Categories</name>
    <message numerus="yes">
        <source>Only %n categories can be chosen here.</source>
        <translation>
            <numerusform>Only %n category can be chosen here.</numerusform>
            <numerusform>Only %n categories can be chosen here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FinishQuestion</name>
    <message numerus="yes">
        <source>%n of the undecided are hidden for their low score.</source>
        <translation>
            <numerusform>%n of the undecided is hidden for its low score.</numerusform>
            <numerusform>%n of the undecided are hidden for their low score.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%n known already</numerusform>
            <numerusform>%n known already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repeated here</source>
        <translation>
            <numerusform>%n repeated here</numerusform>
            <numerusform>%n repeated here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nearly the same as others</source>
        <translation>
            <numerusform>%n nearly the same as others</numerusform>
            <numerusform>%n nearly the same as others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be read</source>
        <translation>
            <numerusform>%n cannot be read</numerusform>
            <numerusform>%n cannot be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportModel</name>
    <message numerus="yes">
        <source>%n report(s) are in the project already</source>
        <translation>
            <numerusform>%n report is in the project already</numerusform>
            <numerusform>%n reports are in the project already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) come in</source>
        <translation>
            <numerusform>%n label comes in</numerusform>
            <numerusform>%n labels come in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) are nearly the same as others</source>
        <translation>
            <numerusform>%n report is nearly the same as others</numerusform>
            <numerusform>%n reports are nearly the same as others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%n known already</numerusform>
            <numerusform>%n known already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) repeat what stands in {files}</source>
        <translation>
            <numerusform>%n report repeats what stands in {files}</numerusform>
            <numerusform>%n reports repeat what stands in {files}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Mender</name>
    <message numerus="yes">
        <source>Mended at %n place(s)</source>
        <translation>
            <numerusform>Mended at %n place</numerusform>
            <numerusform>Mended at %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingPart</name>
    <message numerus="yes">
        <source>How the %n chosen file(s) are read</source>
        <translation>
            <numerusform>How the chosen file is read</numerusform>
            <numerusform>How the %n chosen files are read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReleasesDialog</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Resuggesting</name>
    <message numerus="yes">
        <source>Suggested anew for %n report(s).</source>
        <translation>
            <numerusform>Suggested anew for %n report.</numerusform>
            <numerusform>Suggested anew for %n reports.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReturnSheetDialog</name>
    <message numerus="yes">
        <source>%n label(s) that review has otherwise</source>
        <translation>
            <numerusform>%n label that review has otherwise</numerusform>
            <numerusform>%n labels that review has otherwise</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SamplesDialog</name>
    <message numerus="yes">
        <source>%n label(s) out of {all}</source>
        <translation>
            <numerusform>%n label out of {all}</numerusform>
            <numerusform>%n labels out of {all}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still to look at</source>
        <translation>
            <numerusform>%n still to look at</numerusform>
            <numerusform>%n still to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken away since</source>
        <translation>
            <numerusform>%n taken away since</numerusform>
            <numerusform>%n taken away since</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Showing</name>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%n row copied</numerusform>
            <numerusform>%n rows copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TeachingDialog</name>
    <message numerus="yes">
        <source>%n term(s) would let the engine find what it misses now.</source>
        <translation>
            <numerusform>%n term would let the engine find what it misses now.</numerusform>
            <numerusform>%n terms would let the engine find what it misses now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n term(s) into the lexicon</source>
        <translation>
            <numerusform>Take %n term into the lexicon</numerusform>
            <numerusform>Take %n terms into the lexicon</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TeachingRoom</name>
    <message numerus="yes">
        <source>%n term(s) taken; reports that nobody has begun follow in a moment.</source>
        <translation>
            <numerusform>%n term taken; reports that nobody has begun follow in a moment.</numerusform>
            <numerusform>%n terms taken; reports that nobody has begun follow in a moment.</numerusform>
        </translation>
    </message>
</context>
</TS>