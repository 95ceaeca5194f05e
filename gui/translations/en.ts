<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AgreementDialog</name>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%Ln report</numerusform>
            <numerusform>%Ln reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AllLabelsPage</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%Ln chosen</numerusform>
            <numerusform>%Ln chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AllLabelsRoom</name>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%Ln label</numerusform>
            <numerusform>%Ln labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Announcing</name>
    <message numerus="yes">
        <source>{state}: %n span(s)</source>
        <translation>
            <numerusform>{state}: %Ln span</numerusform>
            <numerusform>{state}: %Ln spans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Cases</name>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%Ln case</numerusform>
            <numerusform>%Ln cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more in reports that you still label in an open round</source>
        <translation>
            <numerusform>%Ln more in reports that you still label in an open round</numerusform>
            <numerusform>%Ln more in reports that you still label in an open round</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Categories</name>
    <message numerus="yes">
        <source>Only %n categories can be chosen here.</source>
        <translation>
            <numerusform>Only %Ln category can be chosen here.</numerusform>
            <numerusform>Only %Ln categories can be chosen here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChosenRows</name>
    <message numerus="yes">
        <source>%n label(s) mended; {key} takes it back</source>
        <translation>
            <numerusform>%Ln label mended; {key} takes it back</numerusform>
            <numerusform>%Ln labels mended; {key} takes it back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) mended</source>
        <translation>
            <numerusform>%Ln label mended</numerusform>
            <numerusform>%Ln labels mended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%Ln row copied</numerusform>
            <numerusform>%Ln rows copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FinishQuestion</name>
    <message numerus="yes">
        <source>%n of the undecided are hidden for their low score.</source>
        <translation>
            <numerusform>%Ln of the undecided is hidden for its low score.</numerusform>
            <numerusform>%Ln of the undecided are hidden for their low score.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%Ln report</numerusform>
            <numerusform>%Ln reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%Ln known already</numerusform>
            <numerusform>%Ln known already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repeated here</source>
        <translation>
            <numerusform>%Ln repeated here</numerusform>
            <numerusform>%Ln repeated here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nearly the same as others</source>
        <translation>
            <numerusform>%Ln nearly the same as others</numerusform>
            <numerusform>%Ln nearly the same as others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be read</source>
        <translation>
            <numerusform>%Ln cannot be read</numerusform>
            <numerusform>%Ln cannot be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportModel</name>
    <message numerus="yes">
        <source>%n report(s) are in the project already</source>
        <translation>
            <numerusform>%Ln report is in the project already</numerusform>
            <numerusform>%Ln reports are in the project already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) come in</source>
        <translation>
            <numerusform>%Ln label comes in</numerusform>
            <numerusform>%Ln labels come in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) are nearly the same as others</source>
        <translation>
            <numerusform>%Ln report is nearly the same as others</numerusform>
            <numerusform>%Ln reports are nearly the same as others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%Ln known already</numerusform>
            <numerusform>%Ln known already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) repeat what stands in {files}</source>
        <translation>
            <numerusform>%Ln report repeats what stands in {files}</numerusform>
            <numerusform>%Ln reports repeat what stands in {files}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Mender</name>
    <message numerus="yes">
        <source>Mended at %n place(s)</source>
        <translation>
            <numerusform>Mended at %Ln place</numerusform>
            <numerusform>Mended at %Ln places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%Ln report</numerusform>
            <numerusform>%Ln reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingPart</name>
    <message numerus="yes">
        <source>How the %n chosen file(s) are read</source>
        <translation>
            <numerusform>How the chosen file is read</numerusform>
            <numerusform>How the %Ln chosen files are read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReleasesDialog</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%Ln change</numerusform>
            <numerusform>%Ln changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Resuggesting</name>
    <message numerus="yes">
        <source>Suggested anew for %n report(s).</source>
        <translation>
            <numerusform>Suggested anew for %Ln report.</numerusform>
            <numerusform>Suggested anew for %Ln reports.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReturnSheetDialog</name>
    <message numerus="yes">
        <source>%n label(s) that review has otherwise</source>
        <translation>
            <numerusform>%Ln label that review has otherwise</numerusform>
            <numerusform>%Ln labels that review has otherwise</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message numerus="yes">
        <source>All say the same in %n place(s) that are not accepted yet.</source>
        <translation>
            <numerusform>All say the same in %Ln place that are not accepted yet.</numerusform>
            <numerusform>All say the same in %Ln places that are not accepted yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SamplesDialog</name>
    <message numerus="yes">
        <source>%n label(s) out of {all}</source>
        <translation>
            <numerusform>%Ln label out of {all}</numerusform>
            <numerusform>%Ln labels out of {all}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still to look at</source>
        <translation>
            <numerusform>%Ln still to look at</numerusform>
            <numerusform>%Ln still to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken away since</source>
        <translation>
            <numerusform>%Ln taken away since</numerusform>
            <numerusform>%Ln taken away since</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Showing</name>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%Ln row copied</numerusform>
            <numerusform>%Ln rows copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TeachingDialog</name>
    <message numerus="yes">
        <source>Take %n term(s) out again</source>
        <translation>
            <numerusform>Take %Ln term out again</numerusform>
            <numerusform>Take %Ln terms out again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n term(s) would let the engine find what it misses now.</source>
        <translation>
            <numerusform>%Ln term would let the engine find what it misses now.</numerusform>
            <numerusform>%Ln terms would let the engine find what it misses now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n term(s) into the lexicon</source>
        <translation>
            <numerusform>Take %Ln term into the lexicon</numerusform>
            <numerusform>Take %Ln terms into the lexicon</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TeachingRoom</name>
    <message numerus="yes">
        <source>%n term(s) taken; reports that nobody has begun follow in a moment.</source>
        <translation>
            <numerusform>%Ln term taken; reports that nobody has begun follow in a moment.</numerusform>
            <numerusform>%Ln terms taken; reports that nobody has begun follow in a moment.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n term(s) taken out again</source>
        <translation>
            <numerusform>%Ln term taken out again</numerusform>
            <numerusform>%Ln terms taken out again</numerusform>
        </translation>
    </message>
</context>
</TS>
