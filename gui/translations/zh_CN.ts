<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>In the archive</source>
        <translation>压缩包中</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页数</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Read by</source>
        <translation>读取方式</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>文件的 SHA-256</translation>
    </message>
    <message>
        <source>About this report</source>
        <translation>关于这份报告</translation>
    </message>
    <message>
        <source>What does not fit the new text (Enter goes there)</source>
        <translation>与新文本对不上的（按 Enter 前往）</translation>
    </message>
    <message>
        <source>Old text again</source>
        <translation>恢复原来的文本</translation>
    </message>
    <message>
        <source>Take back that the text was replaced</source>
        <translation>撤回文本的替换</translation>
    </message>
</context>
<context>
    <name>AboutReport</name>
    <message>
        <source>What is known of the report was mended.</source>
        <translation>报告的信息已修改。</translation>
    </message>
    <message>
        <source>The text was replaced; all of your labels fit.</source>
        <translation>文本已替换，您的标注都对得上。</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Caret to the right</source>
        <translation>光标右移</translation>
    </message>
    <message>
        <source>Move the caret one character on</source>
        <translation>光标后移一个字</translation>
    </message>
    <message>
        <source>move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Caret to the left</source>
        <translation>光标左移</translation>
    </message>
    <message>
        <source>Move the caret one character back</source>
        <translation>光标前移一个字</translation>
    </message>
    <message>
        <source>Caret down</source>
        <translation>光标下移</translation>
    </message>
    <message>
        <source>Move the caret one line down</source>
        <translation>光标下移一行</translation>
    </message>
    <message>
        <source>Caret up</source>
        <translation>光标上移</translation>
    </message>
    <message>
        <source>Move the caret one line up</source>
        <translation>光标上移一行</translation>
    </message>
    <message>
        <source>Caret a word on</source>
        <translation>光标后移一词</translation>
    </message>
    <message>
        <source>Move the caret to the end of the word</source>
        <translation>光标移到词尾</translation>
    </message>
    <message>
        <source>Caret a word back</source>
        <translation>光标前移一词</translation>
    </message>
    <message>
        <source>Move the caret to the beginning of the word</source>
        <translation>光标移到词首</translation>
    </message>
    <message>
        <source>Caret to the line's end</source>
        <translation>光标到行尾</translation>
    </message>
    <message>
        <source>Move the caret to the end of the line</source>
        <translation>光标移到行尾</translation>
    </message>
    <message>
        <source>Caret to the line's beginning</source>
        <translation>光标到行首</translation>
    </message>
    <message>
        <source>Move the caret to the beginning of the line</source>
        <translation>光标移到行首</translation>
    </message>
    <message>
        <source>Select to the right</source>
        <translation>向右选</translation>
    </message>
    <message>
        <source>Take one more character into the selection</source>
        <translation>选区多取一个字</translation>
    </message>
    <message>
        <source>select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Select to the left</source>
        <translation>向左选</translation>
    </message>
    <message>
        <source>Move the selection's end one character back</source>
        <translation>选区末端退一个字</translation>
    </message>
    <message>
        <source>Select a line down</source>
        <translation>向下选一行</translation>
    </message>
    <message>
        <source>Move the selection's end one line down</source>
        <translation>选区末端下移一行</translation>
    </message>
    <message>
        <source>Select a line up</source>
        <translation>向上选一行</translation>
    </message>
    <message>
        <source>Move the selection's end one line up</source>
        <translation>选区末端上移一行</translation>
    </message>
    <message>
        <source>Select a word on</source>
        <translation>向后选一词</translation>
    </message>
    <message>
        <source>Take the rest of the word into the selection</source>
        <translation>把词的其余部分选进来</translation>
    </message>
    <message>
        <source>Select a word back</source>
        <translation>向前选一词</translation>
    </message>
    <message>
        <source>Move the selection's end one word back</source>
        <translation>选区末端退一个词</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Reject the suggestion, or delete a span you added</source>
        <translation>拒绝建议，或删去自己加的片段</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Reject with a reason…</source>
        <translation>拒绝并说明原因…</translation>
    </message>
    <message>
        <source>Reject the suggestion and say what it is instead</source>
        <translation>拒绝建议，并说明它其实是什么</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>Flag the span as unsure, or clear the flag</source>
        <translation>把片段标为待定，或取消待定</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>Back to undecided</source>
        <translation>恢复未决</translation>
    </message>
    <message>
        <source>Take the decision about this suggestion back</source>
        <translation>收回对这条建议的决定</translation>
    </message>
    <message>
        <source>Edit fields</source>
        <translation>改字段</translation>
    </message>
    <message>
        <source>Go into the fields of the span; Esc comes back</source>
        <translation>进入片段的字段；Esc 返回</translation>
    </message>
    <message>
        <source>fields</source>
        <translation>改值</translation>
    </message>
    <message>
        <source>Confirm the span as it stands, or as selected over it, and go on</source>
        <translation>按现状确认片段；若在它上面选中了文字，就以选区为准；然后到下一条</translation>
    </message>
    <message>
        <source>Take the words as indicator</source>
        <translation>把选中的字取作指标</translation>
    </message>
    <message>
        <source>Take the selected words into the span's field of words, and go on</source>
        <translation>把选中的字填入片段的原文字段，然后到下一条</translation>
    </message>
    <message>
        <source>indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Comment…</source>
        <translation>备注…</translation>
    </message>
    <message>
        <source>Write a comment on the span, or on the report</source>
        <translation>给片段或报告写备注</translation>
    </message>
    <message>
        <source>Card with history</source>
        <translation>片段卡片和经过</translation>
    </message>
    <message>
        <source>Show value, reason, state and who decided what when</source>
        <translation>显示数值、理由、状态，以及谁在何时决定了什么</translation>
    </message>
    <message>
        <source>Add a span</source>
        <translation>添加片段</translation>
    </message>
    <message>
        <source>Make a span from the selected characters</source>
        <translation>把选中的文字标成片段</translation>
    </message>
    <message>
        <source>add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Caret in the text</source>
        <translation>文中光标</translation>
    </message>
    <message>
        <source>Move a caret with the arrows, select with Shift</source>
        <translation>用方向键移动光标，按 Shift 选择</translation>
    </message>
    <message>
        <source>caret</source>
        <translation>光标</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Drop the selection, leave the caret or the span</source>
        <translation>取消选区，退出光标，或离开片段</translation>
    </message>
    <message>
        <source>Right edge out</source>
        <translation>右界外移</translation>
    </message>
    <message>
        <source>Take in one character on the right</source>
        <translation>右边多取一个字</translation>
    </message>
    <message>
        <source>right edge</source>
        <translation>右界</translation>
    </message>
    <message>
        <source>Right edge in</source>
        <translation>右界内移</translation>
    </message>
    <message>
        <source>Drop one character on the right</source>
        <translation>右边去掉一个字</translation>
    </message>
    <message>
        <source>Left edge out</source>
        <translation>左界外移</translation>
    </message>
    <message>
        <source>Take in one character on the left</source>
        <translation>左边多取一个字</translation>
    </message>
    <message>
        <source>left edge</source>
        <translation>左界</translation>
    </message>
    <message>
        <source>Left edge in</source>
        <translation>左界内移</translation>
    </message>
    <message>
        <source>Drop one character on the left</source>
        <translation>左边去掉一个字</translation>
    </message>
    <message>
        <source>Right edge out by a word</source>
        <translation>右界外移一词</translation>
    </message>
    <message>
        <source>Take in one word on the right</source>
        <translation>右边多取一个词</translation>
    </message>
    <message>
        <source>Right edge in by a word</source>
        <translation>右界内移一词</translation>
    </message>
    <message>
        <source>Drop one word on the right</source>
        <translation>右边去掉一个词</translation>
    </message>
    <message>
        <source>Left edge out by a word</source>
        <translation>左界外移一词</translation>
    </message>
    <message>
        <source>Take in one word on the left</source>
        <translation>左边多取一个词</translation>
    </message>
    <message>
        <source>Left edge in by a word</source>
        <translation>左界内移一词</translation>
    </message>
    <message>
        <source>Drop one word on the left</source>
        <translation>左边去掉一个词</translation>
    </message>
    <message>
        <source>Take in what belongs to the number</source>
        <translation>补全数值</translation>
    </message>
    <message>
        <source>Reach from the numeral to the unit, then to the words that bound it</source>
        <translation>从数字补到单位，再补到约、以上</translation>
    </message>
    <message>
        <source>Leave out the noun and the words that bound it, then unit and multiplier</source>
        <translation>先去掉名词和约，再逐个去掉单位、万、余</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>补全数值</translation>
    </message>
    <message>
        <source>Drop what is around the number</source>
        <translation>去掉数值外的字</translation>
    </message>
    <message>
        <source>Link…</source>
        <translation>对应措施…</translation>
    </message>
    <message>
        <source>Step through the measures nearby to link the number</source>
        <translation>逐个查看附近的措施，为数值选对应措施</translation>
    </message>
    <message>
        <source>link</source>
        <translation>对应</translation>
    </message>
    <message>
        <source>Next measure</source>
        <translation>下一条措施</translation>
    </message>
    <message>
        <source>Go to the next measure nearby</source>
        <translation>转到附近的下一条措施</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一条</translation>
    </message>
    <message>
        <source>Previous measure</source>
        <translation>上一条措施</translation>
    </message>
    <message>
        <source>Go to the measure before</source>
        <translation>转到上一条措施</translation>
    </message>
    <message>
        <source>previous</source>
        <translation>上一条</translation>
    </message>
    <message>
        <source>Link to this measure</source>
        <translation>对应这条措施</translation>
    </message>
    <message>
        <source>Link the number to the marked measure</source>
        <translation>把数值对应到标出的措施</translation>
    </message>
    <message>
        <source>take it</source>
        <translation>选它</translation>
    </message>
    <message>
        <source>No link</source>
        <translation>不对应</translation>
    </message>
    <message>
        <source>Take the link of the number away</source>
        <translation>去掉数值的对应措施</translation>
    </message>
    <message>
        <source>no link</source>
        <translation>不对应</translation>
    </message>
    <message>
        <source>Leave linking</source>
        <translation>退出对应</translation>
    </message>
    <message>
        <source>Leave the link as it was</source>
        <translation>保持原来的对应措施</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Label by its digit</source>
        <translation>按数字键标注</translation>
    </message>
    <message>
        <source>Give the selection, or the span, this label</source>
        <translation>给选中的文字或片段加上这种标注</translation>
    </message>
    <message>
        <source>Next undecided</source>
        <translation>下一未决</translation>
    </message>
    <message>
        <source>Go to the next suggestion that nobody has decided</source>
        <translation>转到下一条还没有决定的建议</translation>
    </message>
    <message>
        <source>next undecided</source>
        <translation>下一未决</translation>
    </message>
    <message>
        <source>Previous undecided</source>
        <translation>上一未决</translation>
    </message>
    <message>
        <source>Go to the undecided suggestion before</source>
        <translation>转到上一条还没有决定的建议</translation>
    </message>
    <message>
        <source>Next span</source>
        <translation>下一片段</translation>
    </message>
    <message>
        <source>Go to the next span, decided or not</source>
        <translation>转到下一个片段，不论是否已决定</translation>
    </message>
    <message>
        <source>Previous span</source>
        <translation>上一片段</translation>
    </message>
    <message>
        <source>Go to the span before, decided or not</source>
        <translation>转到上一个片段，不论是否已决定</translation>
    </message>
    <message>
        <source>Next report</source>
        <translation>下一份报告</translation>
    </message>
    <message>
        <source>Open the next report of the queue</source>
        <translation>打开队列里的下一份报告</translation>
    </message>
    <message>
        <source>Previous report</source>
        <translation>上一份报告</translation>
    </message>
    <message>
        <source>Open the report before in the queue</source>
        <translation>打开队列里的上一份报告</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一栏</translation>
    </message>
    <message>
        <source>Move the focus from queue to report to table to fields</source>
        <translation>焦点依次到队列、报告、表格、字段</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>上一栏</translation>
    </message>
    <message>
        <source>Move the focus one pane back</source>
        <translation>焦点退回一栏</translation>
    </message>
    <message>
        <source>Filter the queue</source>
        <translation>筛选队列</translation>
    </message>
    <message>
        <source>Show only reports of a name or a state in the queue</source>
        <translation>在队列中只显示某个名称或状态的报告</translation>
    </message>
    <message>
        <source>Queue of reports</source>
        <translation>报告队列</translation>
    </message>
    <message>
        <source>Show the queue, or fold it away</source>
        <translation>显示或收起队列</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>Make a new project file</source>
        <translation>新建一个项目文件</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>Open a project file</source>
        <translation>打开一个项目文件</translation>
    </message>
    <message>
        <source>Import reports…</source>
        <translation>导入报告…</translation>
    </message>
    <message>
        <source>Bring reports into the project and suggest for them</source>
        <translation>把报告导入项目，并生成建议</translation>
    </message>
    <message>
        <source>Imports…</source>
        <translation>导入记录…</translation>
    </message>
    <message>
        <source>What was imported when; an import can be taken back</source>
        <translation>什么时候导入了什么；可以撤回一次导入</translation>
    </message>
    <message>
        <source>Suggest for reports without suggestions</source>
        <translation>为没有建议的报告生成建议</translation>
    </message>
    <message>
        <source>Let the engine read the reports that have none</source>
        <translation>让引擎读一遍还没有建议的报告</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Write labels for trainers and other tools</source>
        <translation>写出标注，供训练和其他工具使用</translation>
    </message>
    <message>
        <source>Send a copy…</source>
        <translation>另存副本…</translation>
    </message>
    <message>
        <source>Write one whole file with everything stored so far</source>
        <translation>写出一个完整的文件，含已存的全部内容</translation>
    </message>
    <message>
        <source>When was it stored?</source>
        <translation>何时存的？</translation>
    </message>
    <message>
        <source>Say when the last decision was stored; all is saved at once</source>
        <translation>说明最近一次决定何时存好；所有决定随时自动保存</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Backups that were made meanwhile; restore one as a file</source>
        <translation>平时自动做的备份；可恢复成一个文件</translation>
    </message>
    <message>
        <source>Repair a damaged project…</source>
        <translation>修复损坏的项目…</translation>
    </message>
    <message>
        <source>Save what can be read of it into a new file</source>
        <translation>把还能读出的内容存成新文件</translation>
    </message>
    <message>
        <source>Who is at the keyboard…</source>
        <translation>现在谁在操作…</translation>
    </message>
    <message>
        <source>Let somebody else label, or mend your name</source>
        <translation>换人标注，或改正姓名</translation>
    </message>
    <message>
        <source>Your name…</source>
        <translation>署名…</translation>
    </message>
    <message>
        <source>Say by which name your decisions are signed</source>
        <translation>您的决定以什么名字署名</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出程序</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back your last decision, wherever it was</source>
        <translation>撤回您最近的决定，不论在哪份报告</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Repeat what you undid last</source>
        <translation>重做刚才撤销的</translation>
    </message>
    <message>
        <source>Finish and go to the next report</source>
        <translation>完成并转到下一份</translation>
    </message>
    <message>
        <source>Mark the report finished; asks if something is left</source>
        <translation>把报告标为完成；若有遗漏会先询问</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Cannot be used…</source>
        <translation>不可用…</translation>
    </message>
    <message>
        <source>Say why the report cannot be labelled</source>
        <translation>说明报告为何无法标注</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>重新打开…</translation>
    </message>
    <message>
        <source>Open a finished report again; its gold is withdrawn</source>
        <translation>重新打开已完成的报告，它的金标随之撤回</translation>
    </message>
    <message>
        <source>Hide undecided suggestions below this score; the table says how many</source>
        <translation>隐藏评分低于此数、尚未决定的建议；表头会说隐藏了几条</translation>
    </message>
    <message>
        <source>Show all suggestions</source>
        <translation>显示全部建议</translation>
    </message>
    <message>
        <source>Hide no suggestion, however low its score</source>
        <translation>不隐藏任何建议，不管评分多低</translation>
    </message>
    <message>
        <source>Hide suggestions below 0.5</source>
        <translation>隐藏评分低于 0.5 的建议</translation>
    </message>
    <message>
        <source>Hide suggestions below 0.7</source>
        <translation>隐藏评分低于 0.7 的建议</translation>
    </message>
    <message>
        <source>Hide suggestions below 0.9</source>
        <translation>隐藏评分低于 0.9 的建议</translation>
    </message>
    <message>
        <source>Larger report text</source>
        <translation>放大报告文字</translation>
    </message>
    <message>
        <source>Zoom into the report; the panels stay as they are</source>
        <translation>放大报告，面板不变</translation>
    </message>
    <message>
        <source>Smaller report text</source>
        <translation>缩小报告文字</translation>
    </message>
    <message>
        <source>Zoom out of the report</source>
        <translation>缩小报告</translation>
    </message>
    <message>
        <source>Usual report text</source>
        <translation>报告文字恢复原大</translation>
    </message>
    <message>
        <source>Show the report in its usual size</source>
        <translation>按原来的大小显示报告</translation>
    </message>
    <message>
        <source>Join broken lines</source>
        <translation>接上断行</translation>
    </message>
    <message>
        <source>Show paragraphs joined, or the lines as stored</source>
        <translation>把断开的行接成段落，或按存入的行显示</translation>
    </message>
    <message>
        <source>Line numbers</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Show or hide the numbers of the stored lines</source>
        <translation>显示或隐藏原文的行号</translation>
    </message>
    <message>
        <source>Hide rejected spans</source>
        <translation>隐藏已拒绝的片段</translation>
    </message>
    <message>
        <source>Show or hide what was rejected</source>
        <translation>显示或隐藏已拒绝的片段</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Show the window in Chinese</source>
        <translation>窗口用中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Show the window in English</source>
        <translation>窗口用英文</translation>
    </message>
    <message>
        <source>Light or dark like the system</source>
        <translation>明暗随系统</translation>
    </message>
    <message>
        <source>Follow the system's theme</source>
        <translation>跟随系统的明暗</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Use the light theme</source>
        <translation>用浅色主题</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Use the dark theme</source>
        <translation>用深色主题</translation>
    </message>
    <message>
        <source>Larger panel text</source>
        <translation>放大面板文字</translation>
    </message>
    <message>
        <source>Make the text of the panels larger</source>
        <translation>放大各面板的文字</translation>
    </message>
    <message>
        <source>Smaller panel text</source>
        <translation>缩小面板文字</translation>
    </message>
    <message>
        <source>Make the text of the panels smaller</source>
        <translation>缩小各面板的文字</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>List all actions and their keys, and change them</source>
        <translation>列出全部操作和快捷键，可以修改</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>打开菜单</translation>
    </message>
    <message>
        <source>Open the menu of everything that can be done</source>
        <translation>打开全部操作的菜单</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Edges and links</source>
        <translation>边界与对应</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Caret</source>
        <translation>光标</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>View</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Likely category by its number</source>
        <translation>可能的类别（按序号）</translation>
    </message>
    <message>
        <source>Give the measure this category; on a selection, make a measure of it</source>
        <translation>给措施选这一类；有选区时把它标成措施</translation>
    </message>
    <message>
        <source>likely category</source>
        <translation>可能的类别</translation>
    </message>
    <message>
        <source>Choose a category…</source>
        <translation>选类别…</translation>
    </message>
    <message>
        <source>List all categories, to pick by pinyin initials, characters or a digit</source>
        <translation>列出全部类别，按拼音首字母、汉字或数字选</translation>
    </message>
    <message>
        <source>category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Find words, spans or values in the report</source>
        <translation>在本报告中查找文本、片段或数值</translation>
    </message>
    <message>
        <source>find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find in all reports…</source>
        <translation>在全部报告中查找…</translation>
    </message>
    <message>
        <source>Find words, spans or values in all reports</source>
        <translation>在全部报告中查找文本、片段或数值</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Go to the next place that was found</source>
        <translation>转到下一处查找结果</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Go to the place before that was found</source>
        <translation>转到上一处查找结果</translation>
    </message>
    <message>
        <source>Into the lexicon, or out of it</source>
        <translation>加入词表，或移出词表</translation>
    </message>
    <message>
        <source>Let the engine look for this measure's words in other reports, or not</source>
        <translation>让引擎在别的报告里也找这个措施的说法，或不再找</translation>
    </message>
    <message>
        <source>lexicon</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>Terms and units…</source>
        <translation>词表与单位…</translation>
    </message>
    <message>
        <source>List and change the words the project has of its own</source>
        <translation>查看并修改本项目自己的词和单位</translation>
    </message>
    <message>
        <source>What the engine missed…</source>
        <translation>引擎没找到的…</translation>
    </message>
    <message>
        <source>Take terms into the lexicon that let it find measures it misses now</source>
        <translation>把能让引擎多找到措施的词学进词表</translation>
    </message>
    <message>
        <source>Confirm with its measure</source>
        <translation>连同措施确认</translation>
    </message>
    <message>
        <source>Confirm the number and the measure it is linked to</source>
        <translation>确认数值和它对应的措施</translation>
    </message>
    <message>
        <source>with measure</source>
        <translation>连同措施</translation>
    </message>
    <message>
        <source>Confirm the rest of the sentence</source>
        <translation>确认本句其余</translation>
    </message>
    <message>
        <source>Confirm what is undecided in the sentence, if each is sure enough</source>
        <translation>确认本句里未决的建议，但每一条都要有足够把握</translation>
    </message>
    <message>
        <source>How sure is sure enough…</source>
        <translation>多大把握才够…</translation>
    </message>
    <message>
        <source>Say how sure each suggestion must be to confirm a sentence at once</source>
        <translation>设定整句一次确认时每条建议所需的把握</translation>
    </message>
    <message>
        <source>Pass over one label</source>
        <translation>只过一种标注</translation>
    </message>
    <message>
        <source>Step through measures only, then numbers only, then all spans again</source>
        <translation>先只看措施，再只看数值，再回到全部片段</translation>
    </message>
    <message>
        <source>Next to check</source>
        <translation>下一处待查</translation>
    </message>
    <message>
        <source>Go to the next span at issue or open numeral</source>
        <translation>到下一个待查片段或未说明的数字</translation>
    </message>
    <message>
        <source>next to check</source>
        <translation>下一处待查</translation>
    </message>
    <message>
        <source>Previous to check</source>
        <translation>上一处待查</translation>
    </message>
    <message>
        <source>Go to the span at issue or open numeral before</source>
        <translation>到上一个待查片段或未说明的数字</translation>
    </message>
    <message>
        <source>List of what is to check</source>
        <translation>待查清单</translation>
    </message>
    <message>
        <source>Show the list in place of the table, or the table again</source>
        <translation>在片段表与待查清单之间切换</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>改正</translation>
    </message>
    <message>
        <source>Mend what is at issue in the chosen span, or go there</source>
        <translation>改正当前片段的问题；只有人能定的，就到那个字段</translation>
    </message>
    <message>
        <source>mend</source>
        <translation>改正</translation>
    </message>
    <message>
        <source>Mend everywhere</source>
        <translation>处处改正</translation>
    </message>
    <message>
        <source>Mend the same in all of this report; the same words in all your open ones</source>
        <translation>本报告里同样的问题一并改正；同样的词在自己未完成的报告里也改</translation>
    </message>
    <message>
        <source>Next number of the sum</source>
        <translation>算式里的下一个数</translation>
    </message>
    <message>
        <source>Go to the next of the numbers that are at odds with the chosen one</source>
        <translation>转到与所选数字对不上的下一个数</translation>
    </message>
    <message>
        <source>next of the sum</source>
        <translation>算式下一个</translation>
    </message>
    <message>
        <source>It stands as it is</source>
        <translation>就是这样，不改</translation>
    </message>
    <message>
        <source>Dismiss that the number is at odds with others of the report</source>
        <translation>不再提示这个数与报告里别的数对不上</translation>
    </message>
    <message>
        <source>it stands</source>
        <translation>维持原样</translation>
    </message>
    <message>
        <source>Everywhere as here</source>
        <translation>别处照此</translation>
    </message>
    <message>
        <source>Label the same words as here, in all of your reports that are open</source>
        <translation>同样的词，在自己未完成的报告里都照这里标</translation>
    </message>
    <message>
        <source>No number: date or time</source>
        <translation>不是数值：日期或时间</translation>
    </message>
    <message>
        <source>No number: ordinal or rank</source>
        <translation>不是数值：序数或名次</translation>
    </message>
    <message>
        <source>No number: name or idiom</source>
        <translation>不是数值：名称或成语</translation>
    </message>
    <message>
        <source>No number: result or aim</source>
        <translation>不是数值：结果或目标</translation>
    </message>
    <message>
        <source>No number: the campaign</source>
        <translation>不是数值：整个工作</translation>
    </message>
    <message>
        <source>No number: something else</source>
        <translation>不是数值：其他</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>ordinal</source>
        <translation>序数</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>campaign</source>
        <translation>整个工作</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>It is a number</source>
        <translation>是数值</translation>
    </message>
    <message>
        <source>Label the numeral as a number and go to the next one</source>
        <translation>标为数值，到下一个数字</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>是数值</translation>
    </message>
    <message>
        <source>Dismiss the numeral, for this reason, and go on</source>
        <translation>注明原因，说明它不是数值，到下一个</translation>
    </message>
    <message>
        <source>Next numeral</source>
        <translation>下一个数字</translation>
    </message>
    <message>
        <source>Go to the next open numeral of this kind</source>
        <translation>到下一个同类的未说明数字</translation>
    </message>
    <message>
        <source>Previous numeral</source>
        <translation>上一个数字</translation>
    </message>
    <message>
        <source>Go to the open numeral of this kind before</source>
        <translation>到上一个同类的未说明数字</translation>
    </message>
    <message>
        <source>Leave the numeral</source>
        <translation>离开数字</translation>
    </message>
    <message>
        <source>Leave the numeral open and go back to the spans</source>
        <translation>不作说明，回到片段</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>标注规范</translation>
    </message>
    <message>
        <source>Show the clauses about the chosen span, or fold away</source>
        <translation>显示与当前片段有关的条款，或收起</translation>
    </message>
    <message>
        <source>guidelines</source>
        <translation>规范</translation>
    </message>
    <message>
        <source>Next commented or unsure span</source>
        <translation>下一处备注或待定</translation>
    </message>
    <message>
        <source>Go to the next comment or flag, also in other reports</source>
        <translation>转到下一处备注或待定，也到别的报告</translation>
    </message>
    <message>
        <source>Previous commented or unsure span</source>
        <translation>上一处备注或待定</translation>
    </message>
    <message>
        <source>Go to the comment or flag before</source>
        <translation>转到上一处备注或待定</translation>
    </message>
    <message>
        <source>List of comments and flags</source>
        <translation>备注与待定列表</translation>
    </message>
    <message>
        <source>Show what is commented or unsure, or fold it away</source>
        <translation>列出有备注和待定的片段，或收起</translation>
    </message>
    <message>
        <source>About this report…</source>
        <translation>关于这份报告…</translation>
    </message>
    <message>
        <source>See and mend title, date, place and kind, and where the text came from</source>
        <translation>查看并修改标题、日期、地点和类型，以及文本从哪里来</translation>
    </message>
    <message>
        <source>Show in its page…</source>
        <translation>在原页中显示…</translation>
    </message>
    <message>
        <source>Show the chosen words in their page of the pdf</source>
        <translation>在 pdf 的页面上显示所选的文字</translation>
    </message>
    <message>
        <source>Replace the text…</source>
        <translation>替换文本…</translation>
    </message>
    <message>
        <source>Let a better text of this report stand here; the labels are carried over</source>
        <translation>用这份报告更好的文本代替现在的，标注一并带过去</translation>
    </message>
    <message>
        <source>Review the report</source>
        <translation>复核这份报告</translation>
    </message>
    <message>
        <source>Settle where people differ in this report, or go back to labelling</source>
        <translation>裁定这份报告中的分歧，或回到标注</translation>
    </message>
    <message>
        <source>Next report to review</source>
        <translation>下一份待复核</translation>
    </message>
    <message>
        <source>Open the next report that waits for a review</source>
        <translation>打开下一份等待复核的报告</translation>
    </message>
    <message>
        <source>Take this version</source>
        <translation>取这一版</translation>
    </message>
    <message>
        <source>Settle the difference as this person has it, and go on</source>
        <translation>按此人的标注裁定，并到下一处</translation>
    </message>
    <message>
        <source>take A</source>
        <translation>取 A</translation>
    </message>
    <message>
        <source>Compare layers…</source>
        <translation>对照各方标注…</translation>
    </message>
    <message>
        <source>Gold, people, suggestions, releases or files against each other</source>
        <translation>金标、各人、建议、发布版本或文件互相对照</translation>
    </message>
    <message>
        <source>take B</source>
        <translation>取 B</translation>
    </message>
    <message>
        <source>Neither</source>
        <translation>都不取</translation>
    </message>
    <message>
        <source>Settle that nothing here is gold, and go on</source>
        <translation>裁定此处没有金标，并到下一处</translation>
    </message>
    <message>
        <source>neither</source>
        <translation>都不取</translation>
    </message>
    <message>
        <source>All versions</source>
        <translation>都取</translation>
    </message>
    <message>
        <source>Settle that all versions are gold, where they can be</source>
        <translation>裁定各版都是金标（可以并存时）</translation>
    </message>
    <message>
        <source>both</source>
        <translation>都取</translation>
    </message>
    <message>
        <source>Keep, and go on</source>
        <translation>保留，下一处</translation>
    </message>
    <message>
        <source>Keep what stands, or what all say, and go to the next</source>
        <translation>保留现有的或大家一致的，并到下一处</translation>
    </message>
    <message>
        <source>keep, next</source>
        <translation>保留，下一处</translation>
    </message>
    <message>
        <source>Reopen what was settled</source>
        <translation>重新裁定</translation>
    </message>
    <message>
        <source>Take what was settled here back</source>
        <translation>撤回此处的裁定</translation>
    </message>
    <message>
        <source>reopen</source>
        <translation>重新裁定</translation>
    </message>
    <message>
        <source>Accept all that agree</source>
        <translation>接受全部一致</translation>
    </message>
    <message>
        <source>Make gold of everything that all say alike, in one step</source>
        <translation>把大家一致的一次全部定为金标</translation>
    </message>
    <message>
        <source>accept all that agree</source>
        <translation>接受全部一致</translation>
    </message>
    <message>
        <source>Check a share of what agrees</source>
        <translation>抽查一致的</translation>
    </message>
    <message>
        <source>List a random tenth of what all say alike; the same ones each time</source>
        <translation>随机列出十分之一大家一致的，每次相同</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>下一处分歧</translation>
    </message>
    <message>
        <source>Go to the next difference that is not settled</source>
        <translation>到下一处未裁定的分歧</translation>
    </message>
    <message>
        <source>next difference</source>
        <translation>下一处分歧</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>上一处分歧</translation>
    </message>
    <message>
        <source>Go to the unsettled difference before</source>
        <translation>到上一处未裁定的分歧</translation>
    </message>
    <message>
        <source>Next in the list</source>
        <translation>列表下一行</translation>
    </message>
    <message>
        <source>Go to the next row of the list, settled or not</source>
        <translation>到列表的下一行，不论是否已裁定</translation>
    </message>
    <message>
        <source>next in the list</source>
        <translation>列表下一行</translation>
    </message>
    <message>
        <source>Previous in the list</source>
        <translation>列表上一行</translation>
    </message>
    <message>
        <source>Go to the row of the list before</source>
        <translation>到列表的上一行</translation>
    </message>
    <message>
        <source>Differences, agreed, all</source>
        <translation>分歧、一致、全部</translation>
    </message>
    <message>
        <source>List what is at issue, what all say alike, or all</source>
        <translation>列出分歧、大家一致的，或全部</translation>
    </message>
    <message>
        <source>List by kind</source>
        <translation>按类型列出</translation>
    </message>
    <message>
        <source>Order the list by kind, or by place in the report</source>
        <translation>列表按类型排，或按报告中的位置排</translation>
    </message>
    <message>
        <source>Only one kind</source>
        <translation>只列一种类型</translation>
    </message>
    <message>
        <source>List the differences of one kind, then of the next, then all again</source>
        <translation>先只列一种类型的分歧，再列下一种，最后列全部</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>复制列表</translation>
    </message>
    <message>
        <source>Copy the rows that are listed, as a table</source>
        <translation>把列出的各行复制成表格</translation>
    </message>
    <message>
        <source>Hide names</source>
        <translation>隐去姓名</translation>
    </message>
    <message>
        <source>Shuffle the letters in each report, and name nobody before the decision</source>
        <translation>每份报告打乱字母，裁定之前不显示姓名</translation>
    </message>
    <message>
        <source>Rounds…</source>
        <translation>轮次…</translation>
    </message>
    <message>
        <source>See how far the rounds are; return reports, close one</source>
        <translation>查看各轮进度；退回报告，结束一轮</translation>
    </message>
    <message>
        <source>New round…</source>
        <translation>新建轮次…</translation>
    </message>
    <message>
        <source>Give reports to people, by a plan that is shown before</source>
        <translation>把报告分给各人，先看分配方案再建立</translation>
    </message>
    <message>
        <source>People…</source>
        <translation>人员…</translation>
    </message>
    <message>
        <source>Who is in the project and what they do; rename, add</source>
        <translation>项目里有谁、各做什么；改名，添加</translation>
    </message>
    <message>
        <source>Hand out…</source>
        <translation>发包…</translation>
    </message>
    <message>
        <source>Write a file with one person's reports for them</source>
        <translation>为一个人写出只含其报告的文件</translation>
    </message>
    <message>
        <source>Hand in…</source>
        <translation>交包…</translation>
    </message>
    <message>
        <source>Hand in what you have finished, as a package to send</source>
        <translation>交回已完成的报告，写成可以发送的包</translation>
    </message>
    <message>
        <source>Take in packages…</source>
        <translation>收包与合并…</translation>
    </message>
    <message>
        <source>Bring in what others handed in, or other copies</source>
        <translation>并入别人交回的包，或项目的其他副本</translation>
    </message>
    <message>
        <source>Conflicts…</source>
        <translation>冲突…</translation>
    </message>
    <message>
        <source>Settle where two machines decided differently</source>
        <translation>裁定两台机器上不同的决定</translation>
    </message>
    <message>
        <source>How the practice goes…</source>
        <translation>练习结果…</translation>
    </message>
    <message>
        <source>In a file of practice: what differs from gold, and why</source>
        <translation>在练习文件里：与金标有哪些不同，为什么</translation>
    </message>
    <message>
        <source>Give practice…</source>
        <translation>发练习…</translation>
    </message>
    <message>
        <source>Write a file of settled reports for a newcomer</source>
        <translation>用已定稿的报告为新人写一份练习</translation>
    </message>
    <message>
        <source>Judge a practice…</source>
        <translation>评定练习…</translation>
    </message>
    <message>
        <source>Hold a practice that came back against its gold</source>
        <translation>把交回的练习与金标对照</translation>
    </message>
    <message>
        <source>Agreement…</source>
        <translation>一致性…</translation>
    </message>
    <message>
        <source>How far people agree: figures, and the cases of each</source>
        <translation>各人标得有多一致：各项指标，以及每一项背后的个案</translation>
    </message>
    <message>
        <source>Samples…</source>
        <translation>抽查…</translation>
    </message>
    <message>
        <source>Look at some labels of one person alone, and learn the error rate of all</source>
        <translation>抽看一个人的部分标注，估计全部标注的差错率</translation>
    </message>
    <message>
        <source>Return sheet…</source>
        <translation>修改反馈…</translation>
    </message>
    <message>
        <source>What review has changed in somebody's labels, and why</source>
        <translation>复核改动了某人的哪些标注，为什么</translation>
    </message>
    <message>
        <source>Releases…</source>
        <translation>发布版本…</translation>
    </message>
    <message>
        <source>Give gold as it stands a name; see what has changed since</source>
        <translation>给现在的金标起名发布，看此后改了什么</translation>
    </message>
    <message>
        <source>Labels and guidelines…</source>
        <translation>标签与规范…</translation>
    </message>
    <message>
        <source>List and change labels, attributes, categories, clauses</source>
        <translation>查看和修改标签、属性、类别和规范条款</translation>
    </message>
    <message>
        <source>Example for a clause…</source>
        <translation>作为条款的例子…</translation>
    </message>
    <message>
        <source>Copy the chosen span into the guidelines as an example</source>
        <translation>把选中的片段抄进标注规范，作为例子</translation>
    </message>
    <message>
        <source>Table of all labels</source>
        <translation>全部标注总表</translation>
    </message>
    <message>
        <source>List, sort, filter and mend the labels of all reports, or go back</source>
        <translation>列出、排序、筛选、修改所有报告的标注，或者返回</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>历史…</translation>
    </message>
    <message>
        <source>Who decided what and when in the whole project</source>
        <translation>整个项目里谁在什么时候决定了什么</translation>
    </message>
    <message>
        <source>History of this report…</source>
        <translation>本报告的历史…</translation>
    </message>
    <message>
        <source>Who decided what and when in the report on screen</source>
        <translation>当前报告里谁在什么时候决定了什么</translation>
    </message>
    <message>
        <source>Progress…</source>
        <translation>进度…</translation>
    </message>
    <message>
        <source>Charts of reports, people, categories and rules, to print and copy</source>
        <translation>报告、人、类别和规则的图，可以打印和复制</translation>
    </message>
</context>
<context>
    <name>AgreementDialog</name>
    <message>
        <source>Agreement</source>
        <translation>一致性</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>复制表</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Working out…</source>
        <translation>计算中…</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Whole project</source>
        <translation>整个项目</translation>
    </message>
    <message>
        <source>Agreement in</source>
        <translation>一致性的范围</translation>
    </message>
    <message>
        <source>Which part of the work</source>
        <translation>哪一部分</translation>
    </message>
    <message>
        <source>Who is compared</source>
        <translation>比较谁</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值（%）</translation>
    </message>
    <message>
        <source>95% interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>Figures; Enter lists the cases of one</source>
        <translation>指标；按 Enter 列出个案</translation>
    </message>
    <message>
        <source>Rounds compared</source>
        <translation>各轮对比</translation>
    </message>
    <message>
        <source>Categories that met; Enter lists their cases</source>
        <translation>类别对照；按 Enter 列出个案</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别对照</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>所有人合计</translation>
    </message>
    <message>
        <source>No report is finished by two people yet.</source>
        <translation>还没有两个人都完成的报告。</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%Ln 份报告</numerusform>
        </translation>
    </message>
    <message>
        <source>With so few reports the intervals say little.</source>
        <translation>报告太少，区间只供参考。</translation>
    </message>
</context>
<context>
    <name>AgreementRoom</name>
    <message>
        <source>Save the figures</source>
        <translation>保存一致性数字</translation>
    </message>
</context>
<context>
    <name>AgreementWords</name>
    <message>
        <source>All work</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Labelled without suggestions</source>
        <translation>看不到建议时标的</translation>
    </message>
    <message>
        <source>Labelled with suggestions</source>
        <translation>看着建议标的</translation>
    </message>
    <message>
        <source>Without bulk confirmations</source>
        <translation>不算整句确认的</translation>
    </message>
</context>
<context>
    <name>AllLabels</name>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Bound</source>
        <translation>界</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>对应措施</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>标注人</translation>
    </message>
    <message>
        <source>State</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>my labels</source>
        <translation>我的标注</translation>
    </message>
    <message>
        <source>gold</source>
        <translation>金标</translation>
    </message>
    <message>
        <source>everybody's labels</source>
        <translation>所有人的标注</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>不是数值</translation>
    </message>
    <message>
        <source>somebody else's</source>
        <translation>别人的标注</translation>
    </message>
    <message>
        <source>its report is closed</source>
        <translation>所在报告已完成</translation>
    </message>
    <message>
        <source>handed in</source>
        <translation>已交包</translation>
    </message>
    <message>
        <source>has no such field</source>
        <translation>没有这个字段</translation>
    </message>
    <message>
        <source>says so already</source>
        <translation>已经是这样</translation>
    </message>
    <message>
        <source>Far from the others: {many} values of {kind} are around {middle}{unit}</source>
        <translation>与同类相差悬殊：{kind}共{many}个数值，居中的约为{middle}{unit}</translation>
    </message>
</context>
<context>
    <name>AllLabelsPage</name>
    <message>
        <source>Labels</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>选中 %Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>No label is like this. "Show all" lets every label through again.</source>
        <translation>没有这样的标注。点“全部显示”可以重新看到所有标注。</translation>
    </message>
    <message>
        <source>No labels yet. Each label that is confirmed or made in a report is a row here: Esc goes back to the report.</source>
        <translation>还没有标注。在报告里确认或新建的每个标注都会成为这里的一行；按 Esc 回到报告。</translation>
    </message>
    <message>
        <source>no counts</source>
        <translation>不计数</translation>
    </message>
    <message>
        <source>counts: {column}</source>
        <translation>计数：{column}</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>搜索…</translation>
    </message>
    <message>
        <source>Words in any column but the sentence</source>
        <translation>除句子外任何一列中的文字</translation>
    </message>
    <message>
        <source>Whose labels</source>
        <translation>谁的标注</translation>
    </message>
    <message>
        <source>Whose labels; others' as far as you may see them</source>
        <translation>谁的标注；别人的只列能看到的</translation>
    </message>
    <message>
        <source>Count labels by a column</source>
        <translation>按一列给标注计数</translation>
    </message>
    <message>
        <source>Counts; Enter shows the labels of one</source>
        <translation>计数；按 Enter 显示其中一项的标注</translation>
    </message>
    <message>
        <source>All labels; Enter goes to one</source>
        <translation>全部标注；按 Enter 前往其中一条</translation>
    </message>
    <message>
        <source>Far values</source>
        <translation>悬殊值</translation>
    </message>
    <message>
        <source>Only values far from others of their unit and indicator or category</source>
        <translation>只看与同单位、同指标或同类别相差悬殊的数值</translation>
    </message>
    <message>
        <source>Mend…  F2</source>
        <translation>修改…  F2</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
</context>
<context>
    <name>AllLabelsRoom</name>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%Ln 条标注</numerusform>
        </translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>正在查找…</translation>
    </message>
</context>
<context>
    <name>Announcing</name>
    <message>
        <source>comment kept</source>
        <translation>备注已留下</translation>
    </message>
    <message>
        <source>taken away</source>
        <translation>删去</translation>
    </message>
    <message numerus="yes">
        <source>{state}: %n span(s)</source>
        <translation>
            <numerusform>{state}：%Ln 个片段</numerusform>
        </translation>
    </message>
    <message>
        <source>stored</source>
        <translation>已存</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>The settings were damaged and are set aside as {path}.</source>
        <translation>设置文件已损坏，已另存为 {path}。</translation>
    </message>
    <message>
        <source>Making the samples</source>
        <translation>准备样例</translation>
    </message>
</context>
<context>
    <name>Appearance</name>
    <message>
        <source>Report text at {percent}%</source>
        <translation>报告文字 {percent}%</translation>
    </message>
</context>
<context>
    <name>Arriving</name>
    <message>
        <source>{file} is a hand-out of the project that is open.</source>
        <translation>{file} 是当前项目的一份发包。</translation>
    </message>
    <message>
        <source>Its work can be taken in here. Whoever it is for opens it to work in it.</source>
        <translation>可以把其中的工作收进来。要在里面标注，由收到它的人自己打开。</translation>
    </message>
    <message>
        <source>Take in…</source>
        <translation>收进来…</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开它</translation>
    </message>
    <message>
        <source>{file} is a package: work that was handed in.</source>
        <translation>{file} 是一个交包：别人交回的工作。</translation>
    </message>
    <message>
        <source>It holds one person's decisions alone, and is not opened. Choose the project that it is for, to take it in there.</source>
        <translation>里面只有一个人的决定，不能直接打开。请选择它所属的项目，把它收进去。</translation>
    </message>
    <message>
        <source>Choose the project…</source>
        <translation>选择项目…</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Take in or open?</source>
        <translation>收进来还是打开？</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>A backup becomes a project file of its own; the project stays as it is.</source>
        <translation>备份会恢复成一个单独的项目文件，现在的项目不变。</translation>
    </message>
</context>
<context>
    <name>Boundaries</name>
    <message>
        <source>Nothing more belongs to this number.</source>
        <translation>这个数值没有可补的字了。</translation>
    </message>
    <message>
        <source>Nothing more can be dropped from this number.</source>
        <translation>这个数值没有可去的字了。</translation>
    </message>
</context>
<context>
    <name>ByHandDialog</name>
    <message>
        <source>Who gets which report of {round}</source>
        <translation>“{round}”里谁标哪份报告</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>A click or the space bar gives a report to a person or takes it back.</source>
        <translation>单击或按空格键，把报告分给某人，或收回。</translation>
    </message>
    <message>
        <source>given</source>
        <translation>已分配</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>未分配</translation>
    </message>
    <message>
        <source>given to nobody: {count}</source>
        <translation>未分给任何人：{count}</translation>
    </message>
</context>
<context>
    <name>Cases</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>First</source>
        <translation>第一人</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>第二人</translation>
    </message>
    <message>
        <source>Cases; Enter opens one in its report</source>
        <translation>个案；按 Enter 到报告里看</translation>
    </message>
    <message>
        <source>Enter on a figure above lists the cases behind it here, to go to each.</source>
        <translation>在上面的指标上按 Enter，背后的个案会列在这里，可以逐个前往。</translation>
    </message>
    <message>
        <source>Also what agrees</source>
        <translation>也列出一致的</translation>
    </message>
    <message>
        <source>Working out…</source>
        <translation>计算中…</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%Ln 处</numerusform>
        </translation>
    </message>
    <message>
        <source>only the first are listed</source>
        <translation>只列出前面的</translation>
    </message>
    <message numerus="yes">
        <source>%n more in reports that you still label in an open round</source>
        <translation>
            <numerusform>另有 %Ln 处在您还要标注的报告里，轮次结束前不显示</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Categories</name>
    <message numerus="yes">
        <source>Only %n categories can be chosen here.</source>
        <translation>
            <numerusform>这里只有 %Ln 个类别可选。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CategoryList</name>
    <message>
        <source>Choose a category</source>
        <translation>选类别</translation>
    </message>
    <message>
        <source>Initials (cy), characters, or a digit</source>
        <translation>首字母（cy）、汉字或数字</translation>
    </message>
    <message>
        <source>Filter categories</source>
        <translation>筛选类别</translation>
    </message>
    <message>
        <source>Categories, the likeliest first</source>
        <translation>类别，最可能的在前</translation>
    </message>
</context>
<context>
    <name>ChosenRows</name>
    <message>
        <source>The project was opened for reading only.</source>
        <translation>项目是以只读方式打开的。</translation>
    </message>
    <message>
        <source>Reading labels</source>
        <translation>正在读取标注</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) mended; {key} takes it back</source>
        <translation>
            <numerusform>已修改 %Ln 条标注；{key} 可撤销</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) mended</source>
        <translation>
            <numerusform>已修改 %Ln 条标注</numerusform>
        </translation>
    </message>
    <message>
        <source>Copying rows</source>
        <translation>正在复制行</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>已复制 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Something still runs in the background.</source>
        <translation>后台还有工作在进行。</translation>
    </message>
    <message>
        <source>Choose rows first.</source>
        <translation>请先选中几行。</translation>
    </message>
    <message>
        <source>At most {most} rows at once; {many} are chosen.</source>
        <translation>一次最多 {most} 行，现在选中了 {many} 行。</translation>
    </message>
</context>
<context>
    <name>ClausesPage</name>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>改动时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Labels made before</source>
        <translation>改动前的标注</translation>
    </message>
    <message>
        <source>Clauses that changed</source>
        <translation>改过的条款</translation>
    </message>
    <message>
        <source>Look at them again</source>
        <translation>请再看一遍</translation>
    </message>
    <message>
        <source>Let them stand</source>
        <translation>维持原样</translation>
    </message>
    <message>
        <source>Labels that were made before a clause was changed, by who did not know of it.</source>
        <translation>这些标注是在条款改动之前、由还不知道改动的人作出的。</translation>
    </message>
    <message>
        <source>No label was made under other words of a clause than those of now.</source>
        <translation>没有哪条标注是按条款的旧文本作出的。条款改动之后，改动前的标注会列在这里。</translation>
    </message>
    <message>
        <source>{people} (being looked at again)</source>
        <translation>{people}（正在复看）</translation>
    </message>
</context>
<context>
    <name>ColourField</name>
    <message>
        <source>Pick…</source>
        <translation>选取…</translation>
    </message>
    <message>
        <source>Make readable</source>
        <translation>调到看得清</translation>
    </message>
    <message>
        <source>contrast {ratio}</source>
        <translation>对比度 {ratio}</translation>
    </message>
    <message>
        <source>write a colour as #1f6feb</source>
        <translation>颜色写成 #1f6feb 的样子</translation>
    </message>
    <message>
        <source>contrast {ratio}: at least 4.5</source>
        <translation>对比度 {ratio}，至少要 4.5</translation>
    </message>
</context>
<context>
    <name>CommentsPart</name>
    <message>
        <source>Add a comment…</source>
        <translation>写一条备注…</translation>
    </message>
    <message>
        <source>Add a comment</source>
        <translation>写一条备注</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Compare layers</source>
        <translation>对照各方标注</translation>
    </message>
    <message>
        <source>Compare in the report</source>
        <translation>在报告里对照</translation>
    </message>
    <message>
        <source>Figures…</source>
        <translation>一致性数字…</translation>
    </message>
    <message>
        <source>Add a file…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Tick two or more with the space bar. Where gold is one of them, another's version can be taken into it; anything else is only shown.</source>
        <translation>用空格键勾选两个或更多。其中有金标时，可以把另一方的版本取为金标；其余只供查看。</translation>
    </message>
    <message>
        <source>A file of labels, or a practice</source>
        <translation>标注文件或练习文件</translation>
    </message>
</context>
<context>
    <name>ConflictsDialog</name>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>1  Keep what stands</source>
        <translation>1  保留现有</translation>
    </message>
    <message>
        <source>2  Take the other</source>
        <translation>2  改取另一个</translation>
    </message>
    <message>
        <source>Go to the report</source>
        <translation>去看报告</translation>
    </message>
    <message>
        <source>Open conflicts: {count}. Nothing is lost: what does not stand is kept too.</source>
        <translation>未裁定的冲突：{count} 处。什么也没有丢：没有采用的也留着。</translation>
    </message>
    <message>
        <source>There are no conflicts.</source>
        <translation>没有冲突。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>谁的</translation>
    </message>
    <message>
        <source>What</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>1  stands</source>
        <translation>1  现有</translation>
    </message>
    <message>
        <source>2  the other</source>
        <translation>2  另一个</translation>
    </message>
</context>
<context>
    <name>Confusion</name>
    <message>
        <source>No measures were paired.</source>
        <translation>没有配成对的措施。</translation>
    </message>
    <message>
        <source>rows: {rows} · columns: {columns}</source>
        <translation>行：{rows} · 列：{columns}</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>The program met an error of its own. What was shown as stored is stored; you can go on. Please send the details below to whoever looks after the program.</source>
        <translation>程序自身出了错。已显示为存好的内容都在，可以继续工作。请把下面的详情发给维护程序的人。</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message>
        <source>Accepted: {count} that all say alike</source>
        <translation>已接受大家一致的 {count} 处</translation>
    </message>
    <message>
        <source>Nothing that all say alike is left to accept.</source>
        <translation>没有大家一致而尚未接受的了。</translation>
    </message>
    <message>
        <source>Every difference of this report is settled.</source>
        <translation>这份报告的分歧都已裁定。</translation>
    </message>
</context>
<context>
    <name>Decisions</name>
    <message>
        <source>Everything of this pass is decided.</source>
        <translation>这一遍的都决定完了。</translation>
    </message>
    <message>
        <source>All suggestions of this report are decided.</source>
        <translation>这份报告的建议已全部决定。</translation>
    </message>
    <message>
        <source>{key} finishes it.</source>
        <translation>按 {key} 完成报告。</translation>
    </message>
    <message>
        <source>Added: {label}</source>
        <translation>已添加：{label}</translation>
    </message>
</context>
<context>
    <name>Drawer</name>
    <message>
        <source>Guidelines</source>
        <translation>标注规范</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>备注与待定</translation>
    </message>
    <message>
        <source>Fold away</source>
        <translation>收起</translation>
    </message>
</context>
<context>
    <name>DutyBar</name>
    <message>
        <source>The round {round} gave this report to others.</source>
        <translation>轮次“{round}”把这份报告分给了别人。</translation>
    </message>
    <message>
        <source>Returned: {reason}</source>
        <translation>退回：{reason}</translation>
    </message>
    <message>
        <source>Practice first: the reports of the round {round} open for you once you have passed a practice. Whoever leads the project gives it to you.</source>
        <translation>先练习：您通过练习以后，轮次“{round}”的报告才开放。练习由负责人发给您。</translation>
    </message>
    <message>
        <source>Handed in: it can be changed again once it is returned.</source>
        <translation>已交包：退回之后才能再改。</translation>
    </message>
    <message>
        <source>You have labelled in this report, so somebody else has to review it. What you decided can be undone as long as you have not finished it.</source>
        <translation>您自己标注过这份报告，因此须由别人复核。只要还没有完成这份报告，您的决定都可以撤销。</translation>
    </message>
    <message>
        <source>You review this report in the round {round}.</source>
        <translation>轮次“{round}”中由您复核这份报告。</translation>
    </message>
    <message>
        <source>If you label in it yourself, you cannot review it.</source>
        <translation>如果您自己在里面标注，就不能再复核它。</translation>
    </message>
    <message>
        <source>Mend it, finish it, and hand it in again.</source>
        <translation>请改好、完成，再次交包。</translation>
    </message>
    <message>
        <source>Round {round}: labelled unaided, no suggestions are shown.</source>
        <translation>轮次“{round}”：独立标注，不显示建议。</translation>
    </message>
    <message>
        <source>Round {round}: suggestions are shown without their scores.</source>
        <translation>轮次“{round}”：显示建议，不显示评分。</translation>
    </message>
</context>
<context>
    <name>ExampleDialog</name>
    <message>
        <source>Example for a clause</source>
        <translation>条款的例子</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>说明什么</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>The words are copied into the guidelines, which all see.</source>
        <translation>这些字会抄进标注规范，所有人都能看到。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export to…</source>
        <translation>导出到…</translation>
    </message>
    <message>
        <source>The first record with a span, as it will be written</source>
        <translation>将要写入的第一条有片段的记录</translation>
    </message>
    <message>
        <source>A date is a year, a month or a day: 2019, 2019-05, 2019-05-01</source>
        <translation>日期写年、年月或年月日：2019、2019-05、2019-05-01</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在清点…</translation>
    </message>
    <message>
        <source>Counting… {done} of {total} reports</source>
        <translation>正在清点… {total} 份报告中的第 {done} 份</translation>
    </message>
    <message>
        <source>What the first record with a span holds; the file itself is no text</source>
        <translation>第一条有片段的记录的内容；文件本身不是文本</translation>
    </message>
    <message>
        <source>There is nothing to export by these choices.</source>
        <translation>按这些选择没有可以导出的内容。</translation>
    </message>
    <message>
        <source>Name of the new folder</source>
        <translation>新文件夹的名称</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
</context>
<context>
    <name>ExportDone</name>
    <message>
        <source>Exported</source>
        <translation>已导出</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Only reports they have finished</source>
        <translation>只要他们已完成的报告</translation>
    </message>
    <message>
        <source>Also what was rejected, as negatives</source>
        <translation>连同被拒绝的，作为反例</translation>
    </message>
    <message>
        <source>Who settled each label, and when</source>
        <translation>每条标注由谁、何时裁定</translation>
    </message>
    <message>
        <source>Annotators by pseudonyms</source>
        <translation>标注人用化名</translation>
    </message>
    <message>
        <source>Persons' names in the texts as 某某</source>
        <translation>原文中的人名写作某某</translation>
    </message>
    <message>
        <source>Without the texts, with a script that puts them back</source>
        <translation>不含原文，附上补回原文的脚本</translation>
    </message>
    <message>
        <source>A dataset card beside it</source>
        <translation>附一份数据集说明</translation>
    </message>
    <message>
        <source>gold</source>
        <translation>金标</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>release {name}</source>
        <translation>发布版本 {name}</translation>
    </message>
    <message>
        <source>all reports</source>
        <translation>全部报告</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Labels of</source>
        <translation>谁的标注</translation>
    </message>
    <message>
        <source>Which labels</source>
        <translation>哪些标签</translation>
    </message>
    <message>
        <source>Dated from</source>
        <translation>日期从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>分集</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Cut into</source>
        <translation>切成</translation>
    </message>
    <message>
        <source>Keep, in %</source>
        <translation>保留（%）</translation>
    </message>
    <message>
        <source>of pieces without spans</source>
        <translation>没有片段的段</translation>
    </message>
    <message>
        <source>Tags on</source>
        <translation>标签按</translation>
    </message>
    <message>
        <source>Places in</source>
        <translation>位置按</translation>
    </message>
    <message>
        <source>as the format has it</source>
        <translation>按格式的惯例</translation>
    </message>
    <message>
        <source>pieces of so many characters</source>
        <translation>按字数切段</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Exporting</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>The export was cancelled; nothing was written.</source>
        <translation>导出已取消，没有写入任何文件。</translation>
    </message>
    <message>
        <source>There is nothing to export by these choices.</source>
        <translation>按这些选择没有可以导出的内容。</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>JSONL: ours, with everything</source>
        <translation>JSONL：本程序的格式，什么都有</translation>
    </message>
    <message>
        <source>CoNLL columns with tags</source>
        <translation>CoNLL 分栏标签</translation>
    </message>
    <message>
        <source>spaCy DocBin</source>
        <translation>spaCy DocBin</translation>
    </message>
    <message>
        <source>Hugging Face datasets (Parquet)</source>
        <translation>Hugging Face datasets（Parquet）</translation>
    </message>
    <message>
        <source>doccano JSONL</source>
        <translation>doccano JSONL</translation>
    </message>
    <message>
        <source>Label Studio</source>
        <translation>Label Studio</translation>
    </message>
    <message>
        <source>brat standoff</source>
        <translation>brat 外置标注</translation>
    </message>
    <message>
        <source>UIMA CAS in XMI, for INCEpTION</source>
        <translation>UIMA CAS（XMI），供 INCEpTION 使用</translation>
    </message>
    <message>
        <source>UIMA CAS in JSON, for INCEpTION</source>
        <translation>UIMA CAS（JSON），供 INCEpTION 使用</translation>
    </message>
    <message>
        <source>WebAnno TSV 3, for INCEpTION</source>
        <translation>WebAnno TSV 3，供 INCEpTION 使用</translation>
    </message>
    <message>
        <source>Instructions for language models</source>
        <translation>语言模型的指令数据</translation>
    </message>
    <message>
        <source>Table of all numbers</source>
        <translation>全部数值的表格</translation>
    </message>
    <message>
        <source>whole reports</source>
        <translation>整份报告</translation>
    </message>
    <message>
        <source>sentences</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>paragraphs</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>code points</source>
        <translation>码点</translation>
    </message>
    <message>
        <source>UTF-16 units</source>
        <translation>UTF-16 单元</translation>
    </message>
    <message>
        <source>bytes of UTF-8</source>
        <translation>UTF-8 字节</translation>
    </message>
    <message>
        <source>train, eight tenths</source>
        <translation>train（训练），八成</translation>
    </message>
    <message>
        <source>dev, a tenth</source>
        <translation>dev（开发），一成</translation>
    </message>
    <message>
        <source>test, a tenth</source>
        <translation>test（测试），一成</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>字</translation>
    </message>
    <message>
        <source>jieba's words</source>
        <translation>jieba 分出的词</translation>
    </message>
    <message>
        <source>The format has no place for: {lost}</source>
        <translation>这种格式装不下：{lost}</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Select the words in the report first.</source>
        <translation>请先在报告里选中文字。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Not a number: write 80000000 or 8000万.</source>
        <translation>不是数：请写 80000000 或 8000万。</translation>
    </message>
    <message>
        <source>Not a time: write 2017, 2017-06, 2017-06-30, or a period 2014/2020.</source>
        <translation>不是时间：请写 2017、2017-06、2017-06-30，或时段 2014/2020。</translation>
    </message>
    <message>
        <source>The calendar has no such day.</source>
        <translation>日历上没有这一天。</translation>
    </message>
    <message>
        <source>The period ends before it begins.</source>
        <translation>时段的终点早于起点。</translation>
    </message>
</context>
<context>
    <name>FileLine</name>
    <message>
        <source>File to write</source>
        <translation>要写出的文件</translation>
    </message>
    <message>
        <source>Elsewhere…</source>
        <translation>换个位置…</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Filter: {column}</source>
        <translation>筛选：{column}</translation>
    </message>
    <message>
        <source>Words in it; = and all of it; a lone = for nothing</source>
        <translation>其中的文字；= 加全部文字；只写 = 表示没有填</translation>
    </message>
    <message>
        <source>Such as 36, &gt;5000, &lt;=3.5万, 10..20</source>
        <translation>如 36、&gt;5000、&lt;=3.5万、10..20</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Words to find</source>
        <translation>要查找的文字</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>spans</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>this report</source>
        <translation>本报告</translation>
    </message>
    <message>
        <source>all reports</source>
        <translation>全部报告</translation>
    </message>
    <message>
        <source>Where to look: text, spans or values</source>
        <translation>在哪里找：文本、片段或数值</translation>
    </message>
    <message>
        <source>Which reports to search</source>
        <translation>查找哪些报告</translation>
    </message>
    <message>
        <source>What was found in all reports</source>
        <translation>全部报告中的查找结果</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Stop searching</source>
        <translation>停止查找</translation>
    </message>
    <message>
        <source>Close and stay here</source>
        <translation>关闭并停在这里</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>not found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>{at} of {total}</source>
        <translation>第 {at} 处，共 {total} 处</translation>
    </message>
    <message>
        <source>{total} found</source>
        <translation>共 {total} 处</translation>
    </message>
    <message>
        <source>{total} found · reports: {reports}</source>
        <translation>{reports} 份报告中共 {total} 处</translation>
    </message>
    <message>
        <source>searched {done} of {total}</source>
        <translation>已查 {done} / {total} 份</translation>
    </message>
</context>
<context>
    <name>FindingsPart</name>
    <message>
        <source>Mend</source>
        <translation>改正</translation>
    </message>
    <message>
        <source>Go to field</source>
        <translation>到字段</translation>
    </message>
    <message>
        <source>It stands</source>
        <translation>维持原样</translation>
    </message>
    <message>
        <source>Record doubt</source>
        <translation>记为存疑</translation>
    </message>
</context>
<context>
    <name>FinishQuestion</name>
    <message>
        <source>Finish the report?</source>
        <translation>完成这份报告？</translation>
    </message>
    <message>
        <source>Suggestions that are undecided: {count}</source>
        <translation>未决建议：{count} 条</translation>
    </message>
    <message numerus="yes">
        <source>%n of the undecided are hidden for their low score.</source>
        <translation>
            <numerusform>其中 %Ln 条因评分低而隐藏。</numerusform>
        </translation>
    </message>
    <message>
        <source>Links that are pending: {count}</source>
        <translation>待确认的对应：{count} 个</translation>
    </message>
    <message>
        <source>Numerals that nobody has accounted for: {count}</source>
        <translation>未说明的数字：{count} 个</translation>
    </message>
    <message>
        <source>Measures without a category: {count}</source>
        <translation>没有类别的措施：{count} 条</translation>
    </message>
    <message>
        <source>Numbers without a value: {count}</source>
        <translation>没有数值的数字：{count} 个</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>未决</translation>
    </message>
    <message>
        <source>undecided, hidden</source>
        <translation>未决定，已隐藏</translation>
    </message>
    <message>
        <source>link pending</source>
        <translation>对应待确认</translation>
    </message>
    <message>
        <source>numeral</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>without a category</source>
        <translation>没有类别</translation>
    </message>
    <message>
        <source>without a value</source>
        <translation>没有数值</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Finish anyway</source>
        <translation>仍然完成</translation>
    </message>
</context>
<context>
    <name>GivePracticeDialog</name>
    <message>
        <source>Give practice</source>
        <translation>发练习</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>写出文件</translation>
    </message>
    <message>
        <source>somebody new</source>
        <translation>新人员</translation>
    </message>
    <message>
        <source>A file of its own with settled reports whose gold is hidden. Nothing of it reaches gold, exports or agreement. That errors are planted is announced there.</source>
        <translation>单独的文件，用已定稿的报告，其金标不显示。里面的任何内容都不进入金标、导出和一致性。文件里会说明有故意放入的错误。</translation>
    </message>
    <message>
        <source>To</source>
        <translation>给</translation>
    </message>
    <message>
        <source>Name of somebody new</source>
        <translation>新人员的名字</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Planted errors</source>
        <translation>故意放入的错误</translation>
    </message>
    <message>
        <source>Pass mark</source>
        <translation>及格线</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>practice-{name}</source>
        <translation>练习-{name}</translation>
    </message>
</context>
<context>
    <name>GoingBack</name>
    <message>
        <source>Backups of which project?</source>
        <translation>哪个项目的备份？</translation>
    </message>
    <message>
        <source>Restore as</source>
        <translation>恢复为</translation>
    </message>
    <message>
        <source>Repair which project?</source>
        <translation>修复哪个项目？</translation>
    </message>
    <message>
        <source>Save what can be read as</source>
        <translation>把能读出的内容存为</translation>
    </message>
    <message>
        <source>Repairing</source>
        <translation>正在修复</translation>
    </message>
    <message>
        <source>This is the backup of {time}; the project it is of stays as it is.</source>
        <translation>这是 {time} 的备份；原来的项目没有改动。</translation>
    </message>
    <message>
        <source>Everything could be saved.</source>
        <translation>全部内容都已保住。</translation>
    </message>
    <message>
        <source>Not everything could be saved</source>
        <translation>有些内容没有保住</translation>
    </message>
</context>
<context>
    <name>GuidelinesPanel</name>
    <message>
        <source>Search the guidelines…</source>
        <translation>查找规范…</translation>
    </message>
    <message>
        <source>Search the guidelines</source>
        <translation>查找规范</translation>
    </message>
    <message>
        <source>all clauses</source>
        <translation>全部条款</translation>
    </message>
    <message>
        <source>No clause has these words.</source>
        <translation>没有条款含有这些字。</translation>
    </message>
    <message>
        <source>Clauses of the guidelines</source>
        <translation>规范条款</translation>
    </message>
    <message>
        <source>Enter cites a clause in a comment</source>
        <translation>按 Enter 在备注里引用这一条</translation>
    </message>
</context>
<context>
    <name>Guiding</name>
    <message>
        <source>This tells what a category means; clauses can be cited.</source>
        <translation>这是类别的含义；能引用的是条款。</translation>
    </message>
    <message>
        <source>A clause is cited in a comment on a report that is open.</source>
        <translation>报告重开之后，才能在备注里引用条款。</translation>
    </message>
    <message>
        <source>all labels</source>
        <translation>全部标签</translation>
    </message>
</context>
<context>
    <name>HandInDialog</name>
    <message>
        <source>Hand in</source>
        <translation>交包</translation>
    </message>
    <message>
        <source>{name}-done</source>
        <translation>{name}-交包</translation>
    </message>
    <message>
        <source>{name} hands in finished reports: {count}</source>
        <translation>{name} 交 {count} 份已完成的报告。</translation>
    </message>
    <message>
        <source>Not finished yet, and left out: {count}</source>
        <translation>还没有完成、这次不交：{count} 份</translation>
    </message>
    <message>
        <source>What is handed in cannot be changed any more unless it is returned.</source>
        <translation>交回之后不能再改，除非被退回。</translation>
    </message>
    <message>
        <source>The package holds your own work alone. Send it to whoever leads the project.</source>
        <translation>包里只有您自己的工作。请发给项目负责人。</translation>
    </message>
    <message>
        <source>What is handed in</source>
        <translation>交回的报告</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>HandOutDialog</name>
    <message>
        <source>Hand out</source>
        <translation>发包</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>写出文件</translation>
    </message>
    <message>
        <source>To</source>
        <translation>给</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Nobody has reports in an open round. Make a round first, and give them out.</source>
        <translation>进行中的轮次里还没有给人分报告。请先建立轮次并分配。</translation>
    </message>
    <message>
        <source>In the file:</source>
        <translation>文件里有：</translation>
    </message>
    <message>
        <source>their own labels so far, and what a review settled or said to all</source>
        <translation>其本人已有的标注，以及复核的裁定和给大家的话</translation>
    </message>
    <message>
        <source>labels, guidelines and terms as they are now</source>
        <translation>现行的标签、规范和词表</translation>
    </message>
    <message>
        <source>Not in it: labels, comments or work of anybody else.</source>
        <translation>文件里没有：任何别人的标注、备注和进度。</translation>
    </message>
    <message>
        <source>not yet: round {name}, until a practice is passed</source>
        <translation>暂不发出：轮次“{name}”，须先通过练习</translation>
    </message>
    <message>
        <source>round {name}: {count} reports, with {sight}</source>
        <translation>轮次“{name}”：{count} 份报告，{sight}</translation>
    </message>
    <message>
        <source>{count} of them returned</source>
        <translation>其中退回 {count} 份</translation>
    </message>
</context>
<context>
    <name>Handing</name>
    <message>
        <source>There is nothing to hand in. Reports to finish first: {count}</source>
        <translation>没有可交的报告。还要先完成：{count} 份</translation>
    </message>
    <message>
        <source>Next: {name}…</source>
        <translation>下一位：{name}…</translation>
    </message>
    <message>
        <source>Handed out</source>
        <translation>已发包</translation>
    </message>
    <message>
        <source>Writing the hand-out</source>
        <translation>正在写发包文件</translation>
    </message>
    <message>
        <source>Handed in. It waits for review.</source>
        <translation>已交包，等待复核。</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>已交包</translation>
    </message>
    <message>
        <source>Handing in</source>
        <translation>正在交包</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Nothing was done that fits the choices above.</source>
        <translation>没有符合上面条件的操作。</translation>
    </message>
    <message>
        <source>Shown: {count}; earlier ones follow further down.</source>
        <translation>已列出 {count} 条；往下滚动还有更早的。</translation>
    </message>
    <message>
        <source>All of them: {count}.</source>
        <translation>全部 {count} 条。</translation>
    </message>
    <message>
        <source>the report {name}</source>
        <translation>报告 {name}</translation>
    </message>
    <message>
        <source>the whole project</source>
        <translation>整个项目</translation>
    </message>
    <message>
        <source>everybody's</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>every kind</source>
        <translation>所有类型</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>gold and review</source>
        <translation>金标和复核</translation>
    </message>
    <message>
        <source>reports and the project</source>
        <translation>报告和项目</translation>
    </message>
    <message>
        <source>team, samples, releases</source>
        <translation>团队、抽查、发布</translation>
    </message>
    <message>
        <source>schema and terms</source>
        <translation>标签、规范和词表</translation>
    </message>
    <message>
        <source>undone and done again</source>
        <translation>撤销和重做</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>谁的</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>from 2026-01-31</source>
        <translation>从 2026-01-31</translation>
    </message>
    <message>
        <source>to 2026-01-31</source>
        <translation>到 2026-01-31</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>What</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>comments</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>Changes of labels and guidelines</source>
        <translation>标签与规范的改动</translation>
    </message>
    <message>
        <source>Nothing has been changed yet. Every change of labels and guidelines is listed here, and can be taken back.</source>
        <translation>还没有改动过。标签与规范的每次改动都列在这里，可以撤回。</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>{what} (taken back)</source>
        <translation>{what}（已撤回）</translation>
    </message>
</context>
<context>
    <name>HistoryWords</name>
    <message>
        <source>unsure</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>unsure no more</source>
        <translation>不再待定</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import reports</source>
        <translation>导入报告</translation>
    </message>
    <message>
        <source>What the files are</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>What is imported</source>
        <translation>待导入的文件</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>The beginning of the chosen file</source>
        <translation>所选文件的开头</translation>
    </message>
    <message>
        <source>Leave out reports nearly the same as others</source>
        <translation>不读入与别的几乎相同的报告</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Text, Word, PDF, web pages, tables, JSON, archives, or folders with them; they can also be dropped here. They are only read.</source>
        <translation>文本、Word、PDF、网页、表格、JSON、压缩包，或装有它们的文件夹；也可以拖到这里。只读取，不改动。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%Ln 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%Ln 份报告</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%Ln 份已有</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repeated here</source>
        <translation>
            <numerusform>%Ln 份在本批中重复</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nearly the same as others</source>
        <translation>
            <numerusform>%Ln 份与别的几乎相同</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be read</source>
        <translation>
            <numerusform>%Ln 处不能读</numerusform>
        </translation>
    </message>
    <message>
        <source>No place here for: {lost}</source>
        <translation>这里没有地方放的：{lost}</translation>
    </message>
    <message>
        <source>{figures} … still looking</source>
        <translation>{figures} … 还在看</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
</context>
<context>
    <name>ImportFormats</name>
    <message>
        <source>texts and tables, by their ending</source>
        <translation>文本和表格，按后缀</translation>
    </message>
    <message>
        <source>Jinbiao's own JSONL</source>
        <translation>金标自己的 JSONL</translation>
    </message>
    <message>
        <source>CoNLL: tokens and tags</source>
        <translation>CoNLL：逐字标签</translation>
    </message>
    <message>
        <source>doccano (JSONL)</source>
        <translation>doccano（JSONL）</translation>
    </message>
    <message>
        <source>Label Studio (JSON)</source>
        <translation>Label Studio（JSON）</translation>
    </message>
    <message>
        <source>brat: .txt with .ann</source>
        <translation>brat：.txt 与 .ann</translation>
    </message>
    <message>
        <source>INCEpTION: UIMA CAS as XMI</source>
        <translation>INCEpTION：UIMA CAS（XMI）</translation>
    </message>
    <message>
        <source>INCEpTION: UIMA CAS as JSON</source>
        <translation>INCEpTION：UIMA CAS（JSON）</translation>
    </message>
    <message>
        <source>INCEpTION: WebAnno TSV 3</source>
        <translation>INCEpTION：WebAnno TSV 3</translation>
    </message>
    <message>
        <source>Hugging Face data set (Parquet)</source>
        <translation>Hugging Face 数据集（Parquet）</translation>
    </message>
    <message>
        <source>a language model's answers with quotes</source>
        <translation>语言模型的回答（带引文）</translation>
    </message>
</context>
<context>
    <name>ImportModel</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>{name} is {likeness}</source>
        <translation>《{name}》{likeness}</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) are nearly the same as others</source>
        <translation>
            <numerusform>%Ln 份与别的几乎相同</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%Ln 份已有</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) repeat what stands in {files}</source>
        <translation>
            <numerusform>%Ln 份与 {files} 里的重复</numerusform>
        </translation>
    </message>
    <message>
        <source>{percent}% like {other} ({file})</source>
        <translation>与《{other}》（{file}）有 {percent}% 相同</translation>
    </message>
    <message>
        <source>The characters look wrong: try another encoding.</source>
        <translation>文字像是乱码：请换一种编码试试。</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) are in the project already</source>
        <translation>
            <numerusform>%Ln 份项目里已有</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) come in</source>
        <translation>
            <numerusform>读入 %Ln 条标注</numerusform>
        </translation>
    </message>
    <message>
        <source>looks garbled</source>
        <translation>像是乱码</translation>
    </message>
    <message>
        <source>known already</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>the same as {file} above</source>
        <translation>与上面的 {file} 相同</translation>
    </message>
    <message>
        <source>{percent}% like {other}</source>
        <translation>与 {other} 有 {percent}% 相同</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>Importing reports</source>
        <translation>导入报告</translation>
    </message>
    <message>
        <source>Something still runs; try again when it has ended.</source>
        <translation>还有任务在进行，请等它结束后再试。</translation>
    </message>
    <message>
        <source>Suggesting</source>
        <translation>生成建议</translation>
    </message>
    <message>
        <source>Taking an import back</source>
        <translation>撤回导入</translation>
    </message>
</context>
<context>
    <name>ImportsDialog</name>
    <message>
        <source>Imports of this project</source>
        <translation>本项目的导入记录</translation>
    </message>
    <message>
        <source>Taking an import back removes its reports from the project, but for those that somebody has begun to label. Importing the files again brings them back.</source>
        <translation>撤回一次导入，会从项目中移除它带来的报告；已有人开始标注的留下。重新导入这些文件，报告就会回来。</translation>
    </message>
    <message>
        <source>Nothing was imported yet.</source>
        <translation>还没有导入过。</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>导入人</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Reports still here</source>
        <translation>仍在的报告</translation>
    </message>
</context>
<context>
    <name>InspectorHead</name>
    <message>
        <source>{position} of {count}</source>
        <translation>第 {position} / {count} 条</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>Flag as unsure, for the reviewer</source>
        <translation>标为待定，留给复核</translation>
    </message>
</context>
<context>
    <name>ItemWords</name>
    <message>
        <source>no number can be read here</source>
        <translation>这里读不出数</translation>
    </message>
    <message>
        <source>typed by hand</source>
        <translation>手工填写</translation>
    </message>
    <message>
        <source>read from the text</source>
        <translation>由文本读出</translation>
    </message>
    <message>
        <source>A numeral that was dismissed by hand.</source>
        <translation>人工说明：这个数字不是数值。</translation>
    </message>
    <message>
        <source>Added by hand, not suggested.</source>
        <translation>手工添加，不是建议。</translation>
    </message>
    <message>
        <source>Suggested; in this round without the reason and the score.</source>
        <translation>这是建议；本轮不显示理由和评分。</translation>
    </message>
    <message>
        <source>Of 100 such suggestions about {share} are right.</source>
        <translation>这类建议每 100 条约有 {share} 条正确。</translation>
    </message>
    <message>
        <source>Why suggested: it reads as {why}.</source>
        <translation>建议理由：看作{why}。</translation>
    </message>
    <message>
        <source>Why suggested: it reads as {why}, bounded by "{evidence}".</source>
        <translation>建议理由：看作{why}，界由“{evidence}”而定。</translation>
    </message>
    <message>
        <source>Why suggested: it reads as {why}; "{evidence}" tells the category.</source>
        <translation>建议理由：看作{why}；类别由“{evidence}”而定。</translation>
    </message>
    <message>
        <source>Why suggested: an imported file has it, made by "{evidence}".</source>
        <translation>建议理由：导入的文件里有，出自“{evidence}”。</translation>
    </message>
    <message>
        <source>Why suggested: an imported file has it.</source>
        <translation>建议理由：导入的文件里有。</translation>
    </message>
    <message>
        <source>There its score is {score}.</source>
        <translation>文件给的评分是 {score}。</translation>
    </message>
</context>
<context>
    <name>KeyHints</name>
    <message>
        <source>next match</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>previous match</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>to what was found</source>
        <translation>到查找结果</translation>
    </message>
    <message>
        <source>back to where you were</source>
        <translation>回到原处</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>take</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>next field</source>
        <translation>下一字段</translation>
    </message>
    <message>
        <source>next pane</source>
        <translation>下一栏</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>全部快捷键</translation>
    </message>
    <message>
        <source>go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>back to the report</source>
        <translation>回到报告</translation>
    </message>
    <message>
        <source>to the labels</source>
        <translation>到标注</translation>
    </message>
    <message>
        <source>unfold</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>fold</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>cite in a comment</source>
        <translation>引用到备注</translation>
    </message>
    <message>
        <source>to the clauses</source>
        <translation>到条款</translation>
    </message>
    <message>
        <source>clear, then back</source>
        <translation>清空，再返回</translation>
    </message>
    <message>
        <source>open the first</source>
        <translation>打开第一个</translation>
    </message>
    <message>
        <source>to the reports</source>
        <translation>到报告列表</translation>
    </message>
    <message>
        <source>open the report</source>
        <translation>打开报告</translation>
    </message>
    <message>
        <source>take out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>choose all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>first</source>
        <translation>第一个</translation>
    </message>
    <message>
        <source>last</source>
        <translation>最后一个</translation>
    </message>
    <message>
        <source>import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>mend</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>copy rows</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>sort by this column</source>
        <translation>按本列排序</translation>
    </message>
    <message>
        <source>filter it</source>
        <translation>筛选本列</translation>
    </message>
    <message>
        <source>show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>leave out or take in</source>
        <translation>略去或收入</translation>
    </message>
    <message>
        <source>previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>close the page</source>
        <translation>关闭页面</translation>
    </message>
</context>
<context>
    <name>LabelChip</name>
    <message>
        <source>Label: {name}</source>
        <translation>标注：{name}</translation>
    </message>
</context>
<context>
    <name>LabelForm</name>
    <message>
        <source>Typed by hand: reading the span again does not replace it.</source>
        <translation>手工填写：重新读取片段时不会改动。</translation>
    </message>
</context>
<context>
    <name>LabelPass</name>
    <message>
        <source>Pass: {label} only · {count} undecided · {key} goes on</source>
        <translation>只过{label} · 未决 {count} · {key} 换下一种</translation>
    </message>
    <message>
        <source>Only {label} from here on.</source>
        <translation>从现在起只看{label}。</translation>
    </message>
    <message>
        <source>All spans again.</source>
        <translation>又是全部片段。</translation>
    </message>
</context>
<context>
    <name>LabelledPart</name>
    <message>
        <source>They come in as</source>
        <translation>读入为</translation>
    </message>
    <message>
        <source>suggestions</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>the labels of {name}</source>
        <translation>{name} 的标注</translation>
    </message>
    <message>
        <source>the labels of somebody else…</source>
        <translation>另一人的标注…</translation>
    </message>
    <message>
        <source>their name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>The name of the person whose labels they are</source>
        <translation>这些标注是谁的</translation>
    </message>
    <message>
        <source>Their labels</source>
        <translation>文件里的标签</translation>
    </message>
    <message>
        <source>leave out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>What {label} is here</source>
        <translation>“{label}”在这里是什么</translation>
    </message>
    <message>
        <source>confirmed, in reports that are finished</source>
        <translation>即已确认，报告为已完成</translation>
    </message>
</context>
<context>
    <name>LexiconDialog</name>
    <message>
        <source>Terms and units of this project</source>
        <translation>本项目的词表与单位</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>No words of the project's own yet. The engine looks for those that are added here in all reports that nobody has begun.</source>
        <translation>项目还没有自己的词。在这里添加以后，引擎会在所有无人动过的报告里找它们。</translation>
    </message>
    <message>
        <source>a unit of numbers</source>
        <translation>数值的单位</translation>
    </message>
    <message>
        <source>Category of the term, or unit</source>
        <translation>词的类别，或单位</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>A measure's name, or a unit</source>
        <translation>措施的名称，或单位</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Reports that nobody has begun get their suggestions anew in a moment.</source>
        <translation>稍后会给无人动过的报告重新生成建议。</translation>
    </message>
</context>
<context>
    <name>LikelyCategories</name>
    <message>
        <source>New measure from the selection</source>
        <translation>把选区标成措施</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>可能的类别</translation>
    </message>
</context>
<context>
    <name>Linking</name>
    <message>
        <source>There is no measure in this report to link to.</source>
        <translation>这份报告里没有可以对应的措施。</translation>
    </message>
    <message>
        <source>A number can be linked to a measure only.</source>
        <translation>数值只能对应措施。</translation>
    </message>
    <message>
        <source>Link to: {text} ({nth} of {all})</source>
        <translation>对应到：{text}（第 {nth} / {all} 条）</translation>
    </message>
</context>
<context>
    <name>Listing</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>{name} (read only)</source>
        <translation>{name}（只读）</translation>
    </message>
    <message>
        <source>Jinbiao</source>
        <translation>金标</translation>
    </message>
</context>
<context>
    <name>MendDialog</name>
    <message>
        <source>Mend the chosen labels</source>
        <translation>修改选中的标注</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>把</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>What it is to say</source>
        <translation>改成什么</translation>
    </message>
    <message>
        <source>Preview; Space leaves a label out</source>
        <translation>预览；按空格略去一条</translation>
    </message>
    <message>
        <source>to</source>
        <translation>设为</translation>
    </message>
    <message>
        <source>{many} of {of} labels will change</source>
        <translation>{of} 条标注中有 {many} 条会改变</translation>
    </message>
</context>
<context>
    <name>MendModel</name>
    <message>
        <source>Before</source>
        <translation>修改前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>修改后</translation>
    </message>
    <message>
        <source>Stays as it is</source>
        <translation>不改的原因</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
</context>
<context>
    <name>Mender</name>
    <message>
        <source>Something still runs; try again when it has ended.</source>
        <translation>还有任务在进行，请等它结束后再试。</translation>
    </message>
    <message>
        <source>These words are labelled like this everywhere.</source>
        <translation>这些词处处都是这样标的。</translation>
    </message>
    <message numerus="yes">
        <source>Mended at %n place(s)</source>
        <translation>
            <numerusform>改了 %Ln 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%Ln 份报告</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Take in packages and copies</source>
        <translation>收包与合并副本</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>谁的</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>conflicts: still counting…</source>
        <translation>冲突：还在清点…</translation>
    </message>
    <message>
        <source>everything in it is here already</source>
        <translation>里面的这里都有了</translation>
    </message>
    <message>
        <source>of another project</source>
        <translation>属于另一个项目</translation>
    </message>
    <message>
        <source>package</source>
        <translation>交包</translation>
    </message>
    <message>
        <source>hand-out</source>
        <translation>发包文件</translation>
    </message>
    <message>
        <source>whole project</source>
        <translation>完整项目</translation>
    </message>
    <message>
        <source>conflicts: known once it is merged</source>
        <translation>冲突：合并之后才知道</translation>
    </message>
    <message>
        <source>conflicts it would bring: {count}</source>
        <translation>会带来的冲突：{count} 处</translation>
    </message>
    <message>
        <source>Packages that were handed in, hand-outs, or other copies of this project; they can also be dropped here. They are only read. Order does not matter, and what is known already is passed over.</source>
        <translation>可以是交回的包、发包文件，或本项目的其他副本，也可以拖到这里。这些文件只读不改；先后顺序无关，已有的会略过。</translation>
    </message>
    <message>
        <source>Looking into the files…</source>
        <translation>正在查看文件…</translation>
    </message>
    <message>
        <source>{files} files, {new} new operations</source>
        <translation>{files} 个文件，{new} 条新操作</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Merge {name}</source>
        <translation>合并“{name}”</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>Whoever made them looks at these labels again</source>
        <translation>请标注人再看一遍这些标注</translation>
    </message>
    <message>
        <source>Labels of {name} ({count} now) count as the other then, those that still come home too. It can be taken back.</source>
        <translation>“{name}”的标注（现有 {count} 条）以后都算作另一类，还在外面、以后交回来的也一样。可以撤回。</translation>
    </message>
    <message>
        <source>The other label gets the fields that it has not.</source>
        <translation>对方没有的字段会一并加上。</translation>
    </message>
    <message>
        <source>Places where one person put both: {count}; there are two alike then.</source>
        <translation>同一个人在同一处两种都标了的：{count} 处；合并后会有两条相同的标注。</translation>
    </message>
</context>
<context>
    <name>MergedDialog</name>
    <message>
        <source>Taken in</source>
        <translation>已并入</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Settle {count} conflicts…</source>
        <translation>裁定 {count} 处冲突…</translation>
    </message>
</context>
<context>
    <name>Merging</name>
    <message>
        <source>Taking in</source>
        <translation>正在并入</translation>
    </message>
    <message>
        <source>{files} files taken in: {operations} new operations</source>
        <translation>已并入 {files} 个文件：{operations} 条新操作</translation>
    </message>
    <message>
        <source>Cancelled; files that were not taken in: {count}</source>
        <translation>已取消；没有并入的文件：{count} 个</translation>
    </message>
    <message>
        <source>Open conflicts now: {count}</source>
        <translation>现有未裁定的冲突：{count} 处</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Something went wrong inside the program; the log has the details.</source>
        <translation>程序内部出错，详情见日志。</translation>
    </message>
</context>
<context>
    <name>NamesakesQuestion</name>
    <message>
        <source>Are they one person?</source>
        <translation>他们是同一个人吗？</translation>
    </message>
    <message>
        <source>{count} people in this project are called {name}. If they are one person, what was done under all of these counts as theirs, and stands under the one that is marked. You are asked once.</source>
        <translation>项目里有 {count} 个人都叫 {name}。如果是同一个人，以下编号所做的都算作其工作，归在选中的编号名下。只问一次。</translation>
    </message>
    <message>
        <source>{name} ({id}): operations {count}</source>
        <translation>{name}（{id}）：操作 {count} 条</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>同一个人</translation>
    </message>
    <message>
        <source>Several people</source>
        <translation>不同的人</translation>
    </message>
    <message>
        <source>Ask later</source>
        <translation>以后再问</translation>
    </message>
</context>
<context>
    <name>NewPartDialog</name>
    <message>
        <source>New: {kind}</source>
        <translation>新建：{kind}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>First choice</source>
        <translation>第一个选项</translation>
    </message>
    <message>
        <source>The id is stored and exported, and never changes.</source>
        <translation>编号用于存储和导出，以后不变。</translation>
    </message>
    <message>
        <source>An id has small Latin letters, digits and _, and is not taken yet.</source>
        <translation>编号只用小写字母、数字和 _，不能与已有的相同。</translation>
    </message>
</context>
<context>
    <name>NewRoundDialog</name>
    <message>
        <source>New round</source>
        <translation>新建轮次</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Another plan</source>
        <translation>换一个方案</translation>
    </message>
    <message>
        <source>Make the round</source>
        <translation>建立轮次</translation>
    </message>
    <message>
        <source>all that are in no open round: {count}</source>
        <translation>不在进行中轮次里的全部报告：{count}</translation>
    </message>
    <message>
        <source>those that the queue shows now: {count}</source>
        <translation>队列现在显示的：{count}</translation>
    </message>
    <message>
        <source>those that are chosen in the queue: {count}</source>
        <translation>队列里选中的：{count}</translation>
    </message>
    <message>
        <source>by this plan</source>
        <translation>按下面的方案</translation>
    </message>
    <message>
        <source>by hand, afterwards</source>
        <translation>之后手工分配</translation>
    </message>
    <message>
        <source>Draw again who gets which report</source>
        <translation>重新分配谁标哪份报告</translation>
    </message>
    <message>
        <source>Name of somebody new</source>
        <translation>新人员的名字</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>做什么</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Shared with others</source>
        <translation>与人重叠</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字数</translation>
    </message>
    <message>
        <source>What everybody would get</source>
        <translation>每人分到的</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>people label a report, of</source>
        <translation>人标同一份，占报告的</translation>
    </message>
    <message>
        <source>of the reports; the others go to one</source>
        <translation>；其余每份一人</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>重叠</translation>
    </message>
    <message>
        <source>Given out</source>
        <translation>分配</translation>
    </message>
    <message>
        <source>How many people label a report</source>
        <translation>一份报告由几人标注</translation>
    </message>
    <message>
        <source>Share of the reports that go to several people</source>
        <translation>由多人标注的报告所占比例</translation>
    </message>
    <message>
        <source>Without suggestions: {count} of these reports; nobody will see any there. "Suggest for reports without suggestions" in the menu "Project" makes them.</source>
        <translation>其中 {count} 份报告没有建议，谁在那里都看不到建议。“项目”菜单的“为没有建议的报告生成建议”可以生成。</translation>
    </message>
    <message>
        <source>{reports} reports, {several} of them to several people</source>
        <translation>{reports} 份报告，其中 {several} 份由多人标注</translation>
    </message>
    <message>
        <source>There is no report to give out.</source>
        <translation>没有可以分配的报告。</translation>
    </message>
    <message>
        <source>Choose somebody who labels.</source>
        <translation>请选择至少一位标注的人。</translation>
    </message>
    <message>
        <source>Give the round a name.</source>
        <translation>请给这一轮起个名称。</translation>
    </message>
</context>
<context>
    <name>NewSampleDialog</name>
    <message>
        <source>New sample</source>
        <translation>新建抽查</translation>
    </message>
    <message>
        <source>everybody's</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>all reports</source>
        <translation>全部报告</translation>
    </message>
    <message>
        <source>an interval {points} points wide</source>
        <translation>区间宽 {points} 个百分点</translation>
    </message>
    <message>
        <source>a number of labels</source>
        <translation>指定条数</translation>
    </message>
    <message>
        <source>Drawn are labels of reports that one other person alone has finished. A sample of labels does not find what nobody labelled.</source>
        <translation>从只有一个人（不是您）完成的报告里抽取标注。抽查标注发现不了漏标的内容。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Whose labels</source>
        <translation>谁的标注</translation>
    </message>
    <message>
        <source>Which reports</source>
        <translation>哪些报告</translation>
    </message>
    <message>
        <source>As many as make</source>
        <translation>抽多少</translation>
    </message>
    <message>
        <source>Number of labels</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>Errors that are expected, in %</source>
        <translation>预计差错率（%）</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
</context>
<context>
    <name>NotedPanel</name>
    <message>
        <source>all reports</source>
        <translation>全部报告</translation>
    </message>
    <message>
        <source>No comments, and no span is flagged as unsure. Choose a span in the report to write one or to flag it: all are listed here.</source>
        <translation>没有备注，也没有待定的片段。在报告里选中一个片段，就可以写备注、标为待定：都会列在这里。</translation>
    </message>
    <message>
        <source>Commented and unsure spans</source>
        <translation>有备注和待定的片段</translation>
    </message>
    <message>
        <source>with comments {commented} · unsure {unsure}</source>
        <translation>有备注 {commented} · 待定 {unsure}</translation>
    </message>
</context>
<context>
    <name>NothingChosen</name>
    <message>
        <source>Comments on the report</source>
        <translation>对整篇报告的备注</translation>
    </message>
    <message>
        <source>Nothing chosen. Choose a span in the report or in the list above.</source>
        <translation>没有选中片段。在报告里或上面的列表里选一个。</translation>
    </message>
</context>
<context>
    <name>Noting</name>
    <message>
        <source>Nothing else is commented or flagged as unsure.</source>
        <translation>没有别的备注或待定。</translation>
    </message>
    <message>
        <source>flagged as unsure</source>
        <translation>标为待定</translation>
    </message>
    <message>
        <source>{nth} of {count}</source>
        <translation>第 {nth} / {count} 处</translation>
    </message>
</context>
<context>
    <name>PagePanel</name>
    <message>
        <source>Drawing the page…</source>
        <translation>正在画页面…</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Close the page</source>
        <translation>关闭页面</translation>
    </message>
    <message>
        <source>Page of {name}</source>
        <translation>{name} 的页面</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
    <message>
        <source>the words could not be found on it</source>
        <translation>页面上找不到这些文字</translation>
    </message>
    <message>
        <source>The page could not be drawn.</source>
        <translation>页面画不出来。</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Where is {name}?</source>
        <translation>{name} 在哪里？</translation>
    </message>
    <message>
        <source>That is not the file that this report was read from.</source>
        <translation>这不是读入这份报告的那个文件。</translation>
    </message>
</context>
<context>
    <name>PartForm</name>
    <message>
        <source>It needs a name, in Chinese or English.</source>
        <translation>要有名称，中文或英文都行。</translation>
    </message>
    <message>
        <source>A colour is too faint to be read: see the contrast beside it.</source>
        <translation>有一种颜色太淡，看不清：请看旁边的对比度。</translation>
    </message>
    <message>
        <source>Choose a part on the left, or add one.</source>
        <translation>请在左边选一项，或新建一项。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Colour, light</source>
        <translation>颜色（浅色）</translation>
    </message>
    <message>
        <source>Colour, dark</source>
        <translation>颜色（深色）</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Where absent</source>
        <translation>没填时为</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>From label</source>
        <translation>从哪种标签</translation>
    </message>
    <message>
        <source>To label</source>
        <translation>到哪种标签</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>What of it</source>
        <translation>具体哪些</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>例子</translation>
    </message>
    <message>
        <source>Take the example out</source>
        <translation>去掉这个例子</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>没有按键</translation>
    </message>
</context>
<context>
    <name>PartTree</name>
    <message>
        <source>Labels, attributes, categories, links and clauses</source>
        <translation>标签、属性、类别、对应和条款</translation>
    </message>
    <message>
        <source>Label types</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>对应</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>标注规范</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Their name</source>
        <translation>其名字</translation>
    </message>
    <message>
        <source>Name of somebody new</source>
        <translation>新人员的名字</translation>
    </message>
</context>
<context>
    <name>PeopleDialog</name>
    <message>
        <source>People of this project</source>
        <translation>本项目的人员</translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation>添加人员…</translation>
    </message>
    <message>
        <source>These are one person…</source>
        <translation>他们是同一个人…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>In the rounds</source>
        <translation>在各轮次里</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>已交包</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>Rename…  F2</source>
        <translation>改名…  F2</translation>
    </message>
    <message>
        <source>{name} (at the keyboard)</source>
        <translation>{name}（正在使用）</translation>
    </message>
</context>
<context>
    <name>PeopleForm</name>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>做什么</translation>
    </message>
    <message>
        <source>Sees</source>
        <translation>看到</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>not in this round</source>
        <translation>不参加本轮</translation>
    </message>
    <message>
        <source>What {name} does</source>
        <translation>{name} 做什么</translation>
    </message>
    <message>
        <source>What {name} sees</source>
        <translation>{name} 看到什么</translation>
    </message>
    <message>
        <source>to be passed first</source>
        <translation>须先通过</translation>
    </message>
    <message>
        <source>Its reports open for {name} once a practice is passed</source>
        <translation>{name} 通过练习后，本轮的报告才开放</translation>
    </message>
    <message>
        <source>{name} has to pass a practice first</source>
        <translation>{name} 须先通过练习</translation>
    </message>
</context>
<context>
    <name>Person</name>
    <message>
        <source>Your name</source>
        <translation>署名</translation>
    </message>
    <message>
        <source>Your decisions are signed as {name}.</source>
        <translation>您的决定以“{name}”署名。</translation>
    </message>
    <message>
        <source>Somebody else…</source>
        <translation>另一个人…</translation>
    </message>
    <message>
        <source>Rename {name}…</source>
        <translation>给 {name} 改名…</translation>
    </message>
    <message>
        <source>Who is at the keyboard now?</source>
        <translation>现在谁在操作？</translation>
    </message>
    <message>
        <source>Something still runs; try again when it has ended.</source>
        <translation>还有任务在进行，请等它结束后再试。</translation>
    </message>
    <message>
        <source>{name} is at the keyboard now.</source>
        <translation>现在是 {name} 在操作。</translation>
    </message>
    <message>
        <source>{name} is in this project already. Is that you?</source>
        <translation>这个项目里已有 {name}。是您本人吗？</translation>
    </message>
    <message>
        <source>Yes: go on with their labels. No: you are somebody else of the same name, and keep labels of your own.</source>
        <translation>是：接着标其名下的标注。否：您是另一位同名的人，标注各归各。</translation>
    </message>
    <message>
        <source>Your decisions are signed as {name}. The button at the top right changes it.</source>
        <translation>您的决定以“{name}”署名，点右上角可以更改。</translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>planted, and taken for right: {words} ({kind})</source>
        <translation>故意放入而没有发现：{words}（{kind}）</translation>
    </message>
    <message>
        <source>Practice: {errors} of the suggestions are wrong on purpose, and {mark} % right passes. Finish a report to see how you did.</source>
        <translation>练习：建议里有 {errors} 处是故意弄错的，{mark}% 及格。完成一份报告就能看到结果。</translation>
    </message>
    <message>
        <source>the ends are wrong</source>
        <translation>边界不对</translation>
    </message>
    <message>
        <source>the value is wrong</source>
        <translation>数值不对</translation>
    </message>
    <message>
        <source>the category is wrong</source>
        <translation>类别不对</translation>
    </message>
    <message>
        <source>it is no number</source>
        <translation>不是数值</translation>
    </message>
</context>
<context>
    <name>PracticeDialog</name>
    <message>
        <source>How the practice goes</source>
        <translation>练习结果</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>您的</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>金标</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>not in gold</source>
        <translation>金标里没有</translation>
    </message>
    <message>
        <source>Differences from gold</source>
        <translation>与金标不同之处</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>共</translation>
    </message>
    <message>
        <source>Score of each clause</source>
        <translation>各条款的得分</translation>
    </message>
    <message>
        <source>What the clause says</source>
        <translation>条款内容</translation>
    </message>
</context>
<context>
    <name>Practising</name>
    <message>
        <source>This is no file of practice.</source>
        <translation>这不是练习文件。</translation>
    </message>
    <message>
        <source>The practice that came back</source>
        <translation>交回的练习文件</translation>
    </message>
    <message>
        <source>Judging the practice</source>
        <translation>正在评定练习</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>Writing the practice</source>
        <translation>正在写练习</translation>
    </message>
</context>
<context>
    <name>ProgressDialog</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Time per report (lead only)</source>
        <translation>每份报告的用时（只有负责人看到）</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>复制表</translation>
    </message>
    <message>
        <source>Copy query</source>
        <translation>复制查询</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>存成 CSV…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Counting… Meanwhile another one can be chosen.</source>
        <translation>正在统计……这时也可以先看别的图。</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>存成 CSV</translation>
    </message>
</context>
<context>
    <name>ProjectActions</name>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Send a copy</source>
        <translation>另存副本</translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message>
        <source>Suggesting</source>
        <translation>生成建议</translation>
    </message>
    <message>
        <source>One whole copy is in {path}</source>
        <translation>完整的副本在 {path}</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Something still runs in the background.</source>
        <translation>后台还有工作在进行。</translation>
    </message>
    <message>
        <source>Copying {file}, and bringing it up to date</source>
        <translation>正在备份 {file} 并升级到现在的版本</translation>
    </message>
    <message>
        <source>This file was not opened</source>
        <translation>文件没有打开</translation>
    </message>
    <message>
        <source>Open for reading?</source>
        <translation>只读打开？</translation>
    </message>
    <message>
        <source>Open it to read only?</source>
        <translation>以只读方式打开吗？</translation>
    </message>
    <message>
        <source>Not everything is stored</source>
        <translation>还有内容没有存好</translation>
    </message>
    <message>
        <source>Decisions that are not stored: {count}</source>
        <translation>还没有存上的决定：{count} 个</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QKeySequenceEdit</name>
    <message>
        <source>Press shortcut</source>
        <translation>请按下新的快捷键</translation>
    </message>
</context>
<context>
    <name>QueueDuties</name>
    <message>
        <source>assigned to me</source>
        <translation>分给我的</translation>
    </message>
    <message>
        <source>round {name}</source>
        <translation>轮次“{name}”</translation>
    </message>
    <message>
        <source>given to nobody</source>
        <translation>未分配</translation>
    </message>
    <message>
        <source>to review: {stage}</source>
        <translation>复核：{stage}</translation>
    </message>
    <message>
        <source>Returned: {reason}</source>
        <translation>退回：{reason}</translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>to do</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>working</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>with unsure spans</source>
        <translation>有待定</translation>
    </message>
    <message>
        <source>with comments</source>
        <translation>有备注</translation>
    </message>
    <message>
        <source>with spans to look at again</source>
        <translation>有要再看一遍的标注</translation>
    </message>
    <message>
        <source>{name}, {state}, {decided} of {all} decided</source>
        <translation>{name}，{state}，已决 {decided} / {all}</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>筛选…</translation>
    </message>
    <message>
        <source>Filter reports by name</source>
        <translation>按名称筛选报告</translation>
    </message>
    <message>
        <source>Filter reports by state</source>
        <translation>按状态筛选报告</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>No reports yet. Import text files or a folder, or drop them onto the window.</source>
        <translation>还没有报告。可以导入文本文件或文件夹，也可以把它们拖到窗口里。</translation>
    </message>
    <message>
        <source>Import reports…</source>
        <translation>导入报告…</translation>
    </message>
    <message>
        <source>No report matches the filter.</source>
        <translation>没有符合筛选的报告。</translation>
    </message>
    <message>
        <source>The sample reports are being prepared; they open in a moment.</source>
        <translation>正在准备样例报告，马上打开。</translation>
    </message>
    <message>
        <source>{done} / {total} done</source>
        <translation>{done} / {total} 完成</translation>
    </message>
    <message>
        <source>{unusable} of them not usable</source>
        <translation>其中不可用 {unusable}</translation>
    </message>
</context>
<context>
    <name>ReaderWords</name>
    <message>
        <source>plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>a Word document</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <source>an OpenDocument text</source>
        <translation>OpenDocument 文档</translation>
    </message>
    <message>
        <source>a PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>a table (CSV)</source>
        <translation>表格（CSV）</translation>
    </message>
    <message>
        <source>an Excel sheet</source>
        <translation>Excel 表</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>an archive</source>
        <translation>压缩包</translation>
    </message>
    <message>
        <source>an older office document, by LibreOffice</source>
        <translation>旧格式的办公文档（由 LibreOffice 打开）</translation>
    </message>
    <message>
        <source>{format}, reader version {version}</source>
        <translation>{format}，读取程序第 {version} 版</translation>
    </message>
</context>
<context>
    <name>ReadingPart</name>
    <message>
        <source>found out for each file</source>
        <translation>逐个文件自动判断</translation>
    </message>
    <message>
        <source>found: {name}</source>
        <translation>自动：{name}</translation>
    </message>
    <message>
        <source>How {name} is read</source>
        <translation>{name} 怎样读入</translation>
    </message>
    <message numerus="yes">
        <source>How the %n chosen file(s) are read</source>
        <translation>
            <numerusform>选中的 %Ln 个文件怎样读入</numerusform>
        </translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>表格的列</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>还没有</translation>
    </message>
</context>
<context>
    <name>ReleasesDialog</name>
    <message>
        <source>Releases</source>
        <translation>发布版本</translation>
    </message>
    <message>
        <source>New release…</source>
        <translation>发布新版本…</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>核验</translation>
    </message>
    <message>
        <source>Compare with gold in the report</source>
        <translation>在报告里与金标对照</translation>
    </message>
    <message>
        <source>Copy the changes</source>
        <translation>复制改动</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>What has changed since a release is listed here.</source>
        <translation>这里列出发布之后的改动。</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%Ln 处改动</numerusform>
        </translation>
    </message>
    <message>
        <source>as it was made</source>
        <translation>与发布时一致</translation>
    </message>
    <message>
        <source>not as it was made</source>
        <translation>与发布时不一致</translation>
    </message>
    <message>
        <source>Working out…</source>
        <translation>计算中…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>发布人</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>对应</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>What</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>修改前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>修改后</translation>
    </message>
    <message>
        <source>Differs in</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Nothing has changed.</source>
        <translation>没有改动。</translation>
    </message>
    <message>
        <source>A release gives gold as it stands a name for good: to train on, to publish, and to compare later gold with. "New release…" makes one.</source>
        <translation>发布就是给此刻的金标起一个永不改变的名字，供训练、公开，或与以后的金标对照。点“发布新版本…”开始。</translation>
    </message>
    <message>
        <source>Changes; Enter opens one in its report</source>
        <translation>改动列表；按 Enter 在报告里打开</translation>
    </message>
    <message>
        <source>What has changed</source>
        <translation>改动范围</translation>
    </message>
    <message>
        <source>sha256 {hash} · labels and guidelines {version}</source>
        <translation>sha256 {hash} · 标签与规范 {version}</translation>
    </message>
    <message>
        <source>There is no release yet.</source>
        <translation>还没有发布过。</translation>
    </message>
    <message>
        <source>from {before} to {name}</source>
        <translation>从 {before} 到 {name}</translation>
    </message>
    <message>
        <source>from {name} to gold now</source>
        <translation>从 {name} 到现在的金标</translation>
    </message>
</context>
<context>
    <name>ReleasesRoom</name>
    <message>
        <source>What is gold as it stands now to be called?</source>
        <translation>现在的金标发布为什么名称？</translation>
    </message>
</context>
<context>
    <name>Remark</name>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>ReplaceQuestion</name>
    <message>
        <source>Replace the text</source>
        <translation>替换文本</translation>
    </message>
    <message>
        <source>What does not fit</source>
        <translation>对不上的</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>{name}: {old} characters now, {new} in the new text.</source>
        <translation>{name}：现有 {old} 字，新文本 {new} 字。</translation>
    </message>
    <message>
        <source>Your labels that are carried over: {count}</source>
        <translation>带过来的您的标注：{count}</translation>
    </message>
    <message>
        <source>What does not fit and leaves the report open: {count}</source>
        <translation>对不上、报告因此重新打开的：{count}</translation>
    </message>
    <message>
        <source>Labels of other people do not fit either.</source>
        <translation>其他人的标注也有对不上的。</translation>
    </message>
</context>
<context>
    <name>ReplacedText</name>
    <message>
        <source>Its text was replaced and something does not fit; {key} lists it.</source>
        <translation>文本已替换，有些标注对不上；按 {key} 查看。</translation>
    </message>
</context>
<context>
    <name>ReportFlow</name>
    <message>
        <source>This report is not in the project any more.</source>
        <translation>这份报告已不在项目里。</translation>
    </message>
    <message>
        <source>There is no report in this project yet.</source>
        <translation>项目里还没有报告。</translation>
    </message>
    <message>
        <source>Finished: {name}</source>
        <translation>已完成：{name}</translation>
    </message>
    <message>
        <source>Why can this report not be labelled?</source>
        <translation>这份报告为何无法标注？</translation>
    </message>
    <message>
        <source>Why is this report opened again?</source>
        <translation>为何重新打开这份报告？</translation>
    </message>
    <message>
        <source>All reports of this project are done.</source>
        <translation>项目里的报告已全部完成。</translation>
    </message>
</context>
<context>
    <name>Resuggesting</name>
    <message>
        <source>Suggesting</source>
        <translation>生成建议</translation>
    </message>
    <message numerus="yes">
        <source>Suggested anew for %n report(s).</source>
        <translation>
            <numerusform>已为 %Ln 份报告重新生成建议。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReturnSheetDialog</name>
    <message>
        <source>Return sheet</source>
        <translation>修改反馈</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) that review has otherwise</source>
        <translation>
            <numerusform>复核改动了 %Ln 处标注</numerusform>
        </translation>
    </message>
    <message>
        <source>Review has changed nothing here, or has not ended yet.</source>
        <translation>复核没有改动这里的标注，或者还没有结束。</translation>
    </message>
    <message>
        <source>Working out…</source>
        <translation>计算中…</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>In its place</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Differs in</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>金标</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>What review has changed; Enter goes there</source>
        <translation>复核的改动；按 Enter 前往</translation>
    </message>
    <message>
        <source>Whose labels</source>
        <translation>谁的标注</translation>
    </message>
    <message>
        <source>Why, and what the clauses say</source>
        <translation>原因和相关条款</translation>
    </message>
</context>
<context>
    <name>ReturnSheetRoom</name>
    <message>
        <source>Write the sheet</source>
        <translation>写出修改反馈</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Nothing is compared any more.</source>
        <translation>已退出对照。</translation>
    </message>
    <message>
        <source>No report is in all of these layers.</source>
        <translation>没有一份报告同时在这几方里。</translation>
    </message>
    <message>
        <source>There is no other report that all of them hold.</source>
        <translation>没有别的报告同时在这几方里。</translation>
    </message>
    <message>
        <source>No report of this project waits for your review.</source>
        <translation>没有等待您复核的报告。</translation>
    </message>
    <message>
        <source>A comparison needs no end: go back to labelling, or open the review.</source>
        <translation>对照不用结束：回到标注，或打开复核。</translation>
    </message>
    <message>
        <source>Reviewed, and gold from now on: {name}</source>
        <translation>已复核，从现在起是金标：{name}</translation>
    </message>
    <message>
        <source>Why is this review opened again?</source>
        <translation>为什么重新打开这次复核？</translation>
    </message>
    <message numerus="yes">
        <source>All say the same in %n place(s) that are not accepted yet.</source>
        <translation>
            <numerusform>有 %Ln 处大家标得一致，还没有接受。</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept them and end the review? With No they do not become gold.</source>
        <translation>接受这些并完成复核？选“否”则它们不会成为金标。</translation>
    </message>
    <message>
        <source>End the review?</source>
        <translation>结束复核？</translation>
    </message>
    <message>
        <source>Not settled: {count}.</source>
        <translation>未裁定：{count} 处。</translation>
    </message>
    <message>
        <source>Not accepted, though all say the same: {count}.</source>
        <translation>大家一致但未接受：{count} 处。</translation>
    </message>
    <message>
        <source>Pending links: {count}.</source>
        <translation>待确认的对应：{count} 处。</translation>
    </message>
    <message>
        <source>What is not settled does not become gold.</source>
        <translation>没有裁定的不会成为金标。</translation>
    </message>
    <message>
        <source>Go back to labelling to say that the report cannot be used.</source>
        <translation>要说这份报告不能用，请先回到标注。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>金标</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Suggestions of {engine}</source>
        <translation>{engine} 的建议</translation>
    </message>
    <message>
        <source>Release {name}</source>
        <translation>发布版本 {name}</translation>
    </message>
    <message>
        <source>Suggestions that came in on {date} ({name})</source>
        <translation>{date} 导入的建议（{name}）</translation>
    </message>
    <message>
        <source>Suggestions made since {date} ({name})</source>
        <translation>{date} 起的建议（{name}）</translation>
    </message>
    <message>
        <source>Only shown: gold is not one of the sides, so nothing can be settled.</source>
        <translation>只供查看：其中没有金标，不能裁定。</translation>
    </message>
    <message>
        <source>Only shown: this gold is the labels of one person, not of a review.</source>
        <translation>只供查看：这份金标是一个人的标注，没有经过复核。</translation>
    </message>
    <message>
        <source>Only shown: you have labelled this report yourself.</source>
        <translation>只供查看：这份报告您自己标注过。</translation>
    </message>
    <message>
        <source>Taking a version changes the gold.</source>
        <translation>取一方的版本会改动金标。</translation>
    </message>
    <message>
        <source>The review of this gold is ended; reopen the report to change it.</source>
        <translation>这份金标的复核已结束，要改动请先重新打开报告。</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>alike</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>added</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>unsettled</source>
        <translation>未裁定</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>有变动</translation>
    </message>
    <message>
        <source>not accepted</source>
        <translation>未接受</translation>
    </message>
    <message>
        <source>neither</source>
        <translation>都不取</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已改</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>Rounds</name>
    <message>
        <source>Why is it returned? Whoever labelled it reads this above the report.</source>
        <translation>为什么退回？标注的人会在报告上方看到。</translation>
    </message>
    <message>
        <source>Close the round {name}?</source>
        <translation>结束轮次“{name}”？</translation>
    </message>
    <message>
        <source>Agreement is counted on the labels as they stand now; that is written down, and does not change any more. Suggestions may change again, and what is handed in later does not count for this round.</source>
        <translation>一致性按此刻的标注计算，记录下来，不再变化。此后建议可以再变，之后交回的不计入本轮。</translation>
    </message>
    <message>
        <source>Close the round</source>
        <translation>结束轮次</translation>
    </message>
</context>
<context>
    <name>RoundsDialog</name>
    <message>
        <source>Rounds</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>A round says who labels which reports and sees what. "New round…" makes one.</source>
        <translation>轮次说明谁标哪些报告、看到什么。点“新建轮次…”开始。</translation>
    </message>
    <message>
        <source>New round…</source>
        <translation>新建轮次…</translation>
    </message>
    <message>
        <source>By hand…</source>
        <translation>手工分配…</translation>
    </message>
    <message>
        <source>Hand out…</source>
        <translation>发包…</translation>
    </message>
    <message>
        <source>Close the round…</source>
        <translation>结束轮次…</translation>
    </message>
    <message>
        <source>Take into review</source>
        <translation>开始复核</translation>
    </message>
    <message>
        <source>Return…</source>
        <translation>退回…</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Each to</source>
        <translation>每份几人</translation>
    </message>
    <message>
        <source>How far</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>做什么</translation>
    </message>
    <message>
        <source>Why it was returned</source>
        <translation>退回的原因</translation>
    </message>
    <message>
        <source>Who has which report of a round is listed here.</source>
        <translation>这里列出一轮里谁有哪份报告。</translation>
    </message>
    <message>
        <source>Who has which report</source>
        <translation>谁有哪份报告</translation>
    </message>
    <message>
        <source>Show the reports of</source>
        <translation>显示谁的报告</translation>
    </message>
    <message>
        <source>Show reports that are</source>
        <translation>显示哪种状态的报告</translation>
    </message>
    <message>
        <source>in any state</source>
        <translation>任何状态</translation>
    </message>
    <message>
        <source>There is no round yet.</source>
        <translation>还没有轮次。</translation>
    </message>
    <message>
        <source>everybody's</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>{person}: {does}</source>
        <translation>{person}：{does}</translation>
    </message>
    <message>
        <source>as now</source>
        <translation>与现行相同</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>有变动</translation>
    </message>
    <message>
        <source>Labels and guidelines: {now}</source>
        <translation>标签与规范：{now}</translation>
    </message>
    <message>
        <source>suggestions of {count} engines</source>
        <translation>建议来自 {count} 个版本的引擎</translation>
    </message>
    <message>
        <source>agreement is counted on the labels at its closing</source>
        <translation>一致性按结束时的标注计算</translation>
    </message>
    <message>
        <source>Labels and guidelines {version}</source>
        <translation>标签与规范 {version}</translation>
    </message>
    <message>
        <source>Engine {version}</source>
        <translation>引擎 {version}</translation>
    </message>
    <message>
        <source>Counted on {version}</source>
        <translation>计算依据 {version}</translation>
    </message>
</context>
<context>
    <name>SamplesDialog</name>
    <message>
        <source>Samples</source>
        <translation>抽查</translation>
    </message>
    <message>
        <source>New sample…</source>
        <translation>新建抽查…</translation>
    </message>
    <message>
        <source>Return what fails…</source>
        <translation>退回不合格的…</translation>
    </message>
    <message>
        <source>Copy the rates</source>
        <translation>复制差错率</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>There is no sample yet.</source>
        <translation>还没有抽查。</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) out of {all}</source>
        <translation>
            <numerusform>从 {all} 条里抽 %Ln 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still to look at</source>
        <translation>
            <numerusform>还有 %Ln 条没看</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken away since</source>
        <translation>
            <numerusform>%Ln 条此后已删除</numerusform>
        </translation>
    </message>
    <message>
        <source>None of these labels has been judged yet.</source>
        <translation>这些标注还没有判定过。</translation>
    </message>
    <message>
        <source>Labels drawn by chance are listed here, to be judged one by one: they tell how many of all labels are wrong. "New sample…" draws them.</source>
        <translation>这里列出随机抽取的标注，逐条判定，由此估计全部标注的差错率。点“新建抽查…”开始。</translation>
    </message>
    <message>
        <source>{name}: fails</source>
        <translation>{name}：不合格</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>抽查</translation>
    </message>
    <message>
        <source>A report fails with more errors than</source>
        <translation>差错率超过多少为不合格</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>In its place</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>标注内容</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>1  Right</source>
        <translation>1  正确</translation>
    </message>
    <message>
        <source>0  Wrong…</source>
        <translation>0  有误…</translation>
    </message>
    <message>
        <source>error rate {rate}% (95%: {interval})</source>
        <translation>差错率 {rate}%（95%：{interval}）</translation>
    </message>
    <message>
        <source>The share that is wrong is listed here, of each person, rule and report.</source>
        <translation>这里按人、规则和报告列出差错率。</translation>
    </message>
    <message>
        <source>Labels of the sample; 1 right, 0 wrong</source>
        <translation>抽查的标注：1 正确，0 有误</translation>
    </message>
    <message>
        <source>Of whom or what</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>95% interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>有误</translation>
    </message>
    <message>
        <source>Error rates; choosing one lists its labels</source>
        <translation>差错率，选中一行列出相关标注</translation>
    </message>
    <message>
        <source>Fails above, in %</source>
        <translation>不合格线（%）</translation>
    </message>
</context>
<context>
    <name>SamplesRoom</name>
    <message>
        <source>Sample {nth}</source>
        <translation>抽查 {nth}</translation>
    </message>
    <message>
        <source>What is wrong with it?</source>
        <translation>哪里有误？</translation>
    </message>
    <message>
        <source>Why are they returned? Whoever labelled them reads this.</source>
        <translation>为什么退回？标注的人会看到。</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退回</translation>
    </message>
</context>
<context>
    <name>SchemaDialog</name>
    <message>
        <source>Labels and guidelines</source>
        <translation>标签与规范</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>合并…</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>拆分…</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Why (kept in the history)</source>
        <translation>原因（记入改动历史）</translation>
    </message>
    <message>
        <source>Why it is changed</source>
        <translation>为什么改</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>各项</translation>
    </message>
    <message>
        <source>Changed clauses</source>
        <translation>改过的条款</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>What you wrote is not kept yet.</source>
        <translation>写下的内容还没有保存。</translation>
    </message>
    <message>
        <source>Offer again</source>
        <translation>重新启用</translation>
    </message>
</context>
<context>
    <name>SchemaEditor</name>
    <message>
        <source>Attribute</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>对应</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>例子</translation>
    </message>
    <message>
        <source>Label type</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>written text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>choice</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>decimal number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>words of the report</source>
        <translation>原文片段</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>是或否</translation>
    </message>
    <message>
        <source>added</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>offered again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>taken out</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>read from a file</source>
        <translation>从文件读入</translation>
    </message>
    <message>
        <source>labels to be looked at again</source>
        <translation>请人复看标注</translation>
    </message>
    <message>
        <source>labels left as they are</source>
        <translation>标注维持原样</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>merged into {name}</source>
        <translation>已并入“{name}”</translation>
    </message>
    <message>
        <source>gold</source>
        <translation>金标</translation>
    </message>
    <message>
        <source>Whose: {people}</source>
        <translation>标注人：{people}</translation>
    </message>
    <message>
        <source>The guidelines have no clause about this label.</source>
        <translation>规范里没有关于这种标签的条款。</translation>
    </message>
    <message>
        <source>It is an example of "{title}" now.</source>
        <translation>已作为“{title}”的例子。</translation>
    </message>
    <message>
        <source>{name} is offered again. Delete in the list retires it.</source>
        <translation>“{name}”重新提供。在列表里按 Delete 可停用。</translation>
    </message>
    <message>
        <source>{name} is retired: it is not offered any more, and what was labelled with it stays. Delete in the list offers it again.</source>
        <translation>“{name}”已停用：不再提供，用它标过的都还在。在列表里再按 Delete 即可重新提供。</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Search actions and keys…</source>
        <translation>查找操作和快捷键…</translation>
    </message>
    <message>
        <source>Search actions and keys</source>
        <translation>查找操作和快捷键</translation>
    </message>
    <message>
        <source>No action and no key is called like this.</source>
        <translation>没有这样的操作或快捷键。</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新快捷键</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>用这个键</translation>
    </message>
    <message>
        <source>Usual keys</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Usual keys for all</source>
        <translation>全部恢复默认键</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作和快捷键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>{key} belongs to: {other}</source>
        <translation>{key} 已用于：{other}</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>随处可用</translation>
    </message>
    <message>
        <source>In the report and the table, going from span to span</source>
        <translation>报告和表格里，逐个片段时</translation>
    </message>
    <message>
        <source>In the report and the table, also with the caret</source>
        <translation>报告和表格里，有光标时也可用</translation>
    </message>
    <message>
        <source>With the caret in the text</source>
        <translation>文中有光标时</translation>
    </message>
    <message>
        <source>While linking</source>
        <translation>选对应措施时</translation>
    </message>
    <message>
        <source>At an open numeral</source>
        <translation>在未说明的数字上</translation>
    </message>
    <message>
        <source>In a review</source>
        <translation>复核时</translation>
    </message>
    <message>
        <source>{key} writes something: an input method would take it. Use Ctrl, Alt or an F-key.</source>
        <translation>{key} 会打出字符，输入法会把它拿走。请用 Ctrl、Alt 或功能键。</translation>
    </message>
    <message>
        <source>{key} switches input methods. Use another key.</source>
        <translation>{key} 用来切换输入法。请换一个键。</translation>
    </message>
    <message>
        <source>{key} leaves the desktop for a console. Use another key.</source>
        <translation>{key} 会离开桌面、切到控制台，请用别的键。</translation>
    </message>
    <message>
        <source>{key} alone is no key. Hold it and press another.</source>
        <translation>单按 {key} 不行，请按住它再按别的键。</translation>
    </message>
</context>
<context>
    <name>Showing</name>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>已复制 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>They differ nowhere in this report.</source>
        <translation>这份报告里没有分歧。</translation>
    </message>
    <message>
        <source>Nothing to list here.</source>
        <translation>这里没有可列的。</translation>
    </message>
    <message>
        <source>Rows of the review</source>
        <translation>复核列表</translation>
    </message>
    <message>
        <source>differences {count}</source>
        <translation>分歧 {count}</translation>
    </message>
    <message>
        <source>agreed {count}</source>
        <translation>一致 {count}</translation>
    </message>
    <message>
        <source>a share {count}</source>
        <translation>抽查 {count}</translation>
    </message>
    <message>
        <source>all {count}</source>
        <translation>全部 {count}</translation>
    </message>
    <message>
        <source>all kinds</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>各人的标注</translation>
    </message>
    <message>
        <source>{nth} of {count}</source>
        <translation>第 {nth} / {count} 处</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Labels</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>待查</translation>
    </message>
</context>
<context>
    <name>SpanCard</name>
    <message>
        <source>unsure</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>as {name} has it</source>
        <translation>取自 {name} 的标注</translation>
    </message>
    <message>
        <source>added in the review</source>
        <translation>复核时添加</translation>
    </message>
    <message>
        <source>suggested by {engine}</source>
        <translation>由 {engine} 建议</translation>
    </message>
</context>
<context>
    <name>SpanField</name>
    <message>
        <source>Take</source>
        <translation>取选中</translation>
    </message>
    <message>
        <source>Take the words that are selected in the report</source>
        <translation>取报告里选中的文字</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>Speaking</name>
    <message>
        <source>{position} of {count}</source>
        <translation>第 {position} / {count} 条</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>待定</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split {name}</source>
        <translation>拆分“{name}”</translation>
    </message>
    <message>
        <source>New category {nth}</source>
        <translation>新类别 {nth}</translation>
    </message>
    <message>
        <source>New label {nth}</source>
        <translation>新标签 {nth}</translation>
    </message>
    <message>
        <source>{name} stays beside them</source>
        <translation>保留“{name}”</translation>
    </message>
    <message>
        <source>Whoever gave a span ({count} now) the label {name} looks at it again.</source>
        <translation>标成“{name}”的片段（现有 {count} 个）由标注人再看一遍。</translation>
    </message>
    <message>
        <source>Whoever gave a label ({count} now) the category {name} looks at it again.</source>
        <translation>标成“{name}”的标注（现有 {count} 条），由标注人再看一遍。</translation>
    </message>
</context>
<context>
    <name>StatusRow</name>
    <message>
        <source>unsure {count}</source>
        <translation>待定 {count}</translation>
    </message>
    <message>
        <source>stored {time}</source>
        <translation>已存 {time}</translation>
    </message>
    <message>
        <source>storing {count}…</source>
        <translation>正在存 {count} 条…</translation>
    </message>
    <message>
        <source>not stored: {count} waiting</source>
        <translation>未存：{count} 条等待中</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>Stepping</name>
    <message>
        <source>No other suggestion of this report is undecided.</source>
        <translation>这份报告没有别的未决建议。</translation>
    </message>
    <message>
        <source>This report has no other span.</source>
        <translation>这份报告没有别的片段。</translation>
    </message>
</context>
<context>
    <name>StoringState</name>
    <message>
        <source>Not stored yet: {count}</source>
        <translation>还没有存好：{count} 条</translation>
    </message>
    <message>
        <source>All is stored, the last decision at {time}.</source>
        <translation>全部已存，最近一次决定存于 {time}。</translation>
    </message>
    <message>
        <source>All is stored; nothing was decided since opening.</source>
        <translation>全部已存；打开后还没有做过决定。</translation>
    </message>
    <message>
        <source>Everything is stored again.</source>
        <translation>又全部存好了。</translation>
    </message>
</context>
<context>
    <name>SuggestionsModel</name>
    <message>
        <source>State</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>The measure of a number, or the category of a measure</source>
        <translation>数值对应的措施，或措施的类别</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Bound</source>
        <translation>界</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>措施 / 类别</translation>
    </message>
    <message>
        <source>{measure} (pending: not confirmed yet)</source>
        <translation>{measure}（待确认：措施还没有确认）</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>待定</translation>
    </message>
</context>
<context>
    <name>SuggestionsPanel</name>
    <message>
        <source>Spans of the report</source>
        <translation>报告的片段</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>未决</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>{count} hidden</source>
        <translation>隐藏 {count}</translation>
    </message>
    <message>
        <source>Undecided suggestions with a score below your limit</source>
        <translation>评分低于所设界限、尚未决定的建议</translation>
    </message>
    <message>
        <source>No spans yet. Select words of a report and press the digit of a label.</source>
        <translation>还没有片段。在报告里选中文字，按标签的数字键就可以添加。</translation>
    </message>
    <message>
        <source>Nothing here: no span passes this filter.</source>
        <translation>这里是空的：没有片段符合筛选。</translation>
    </message>
</context>
<context>
    <name>TeachingDialog</name>
    <message>
        <source>What the engine missed</source>
        <translation>引擎没找到的</translation>
    </message>
    <message numerus="yes">
        <source>Take %n term(s) out again</source>
        <translation>
            <numerusform>去掉刚才学的 %Ln 个词</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking through confirmed measures…</source>
        <translation>正在查看确认过的措施…</translation>
    </message>
    <message numerus="yes">
        <source>%n term(s) would let the engine find what it misses now.</source>
        <translation>
            <numerusform>学了这 %Ln 个词，引擎就能找到现在找不到的。</numerusform>
        </translation>
    </message>
    <message>
        <source>The engine finds all measures that were confirmed.</source>
        <translation>确认过的措施，引擎都能找到。</translation>
    </message>
    <message>
        <source>No measure is confirmed yet. Mark measures in the reports, also those that the engine misses: the terms that would let it find them are offered here.</source>
        <translation>还没有确认过措施。请在报告里标出措施，包括引擎漏掉的：能让引擎找到它们的词语会列在这里。</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>标过</translation>
    </message>
    <message>
        <source>Not marked</source>
        <translation>没有标</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>In the text</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Where it stands; Enter goes there</source>
        <translation>出现的地方；按 Enter 前往</translation>
    </message>
    <message>
        <source>elsewhere also {categories}</source>
        <translation>别处也归为 {categories}</translation>
    </message>
    <message>
        <source>In the same reports, not marked</source>
        <translation>同一批报告里没有标的</translation>
    </message>
    <message numerus="yes">
        <source>Take %n term(s) into the lexicon</source>
        <translation>
            <numerusform>把 %Ln 个词学进词表</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TeachingRoom</name>
    <message numerus="yes">
        <source>%n term(s) taken; reports that nobody has begun follow in a moment.</source>
        <translation>
            <numerusform>学了 %Ln 个词；还没人动过的报告稍后就会更新建议。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n term(s) taken out again</source>
        <translation>
            <numerusform>刚才学的 %Ln 个词已去掉</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Team</name>
    <message>
        <source>labels</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>reviews</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>all of the suggestions</source>
        <translation>看到全部建议</translation>
    </message>
    <message>
        <source>suggestions without scores</source>
        <translation>看到建议、不见评分</translation>
    </message>
    <message>
        <source>no suggestions (unaided)</source>
        <translation>不见建议（独立标注）</translation>
    </message>
    <message>
        <source>after a practice</source>
        <translation>先过练习</translation>
    </message>
    <message>
        <source>Something still runs; try again when it has ended.</source>
        <translation>还有任务在进行，请等它结束后再试。</translation>
    </message>
</context>
<context>
    <name>TeamFiles</name>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>TermOffer</name>
    <message>
        <source>Add to lexicon</source>
        <translation>加入词表</translation>
    </message>
    <message>
        <source>The engine does not know "{term}".</source>
        <translation>引擎不认识“{term}”。</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>"{term}" is in the project's lexicon.</source>
        <translation>“{term}”在本项目的词表里。</translation>
    </message>
    <message>
        <source>The engine looks for these words in all reports that nobody has begun</source>
        <translation>引擎会在所有无人动过的报告里找这个词</translation>
    </message>
</context>
<context>
    <name>TermOffers</name>
    <message>
        <source>Taken out of the project's lexicon: {term}</source>
        <translation>已移出本项目的词表：{term}</translation>
    </message>
    <message>
        <source>Added to the project's lexicon: {term}</source>
        <translation>已加入本项目的词表：{term}</translation>
    </message>
</context>
<context>
    <name>TextReplacing</name>
    <message>
        <source>The file with the better text</source>
        <translation>更好的文本在哪个文件里</translation>
    </message>
    <message>
        <source>Reading the new text</source>
        <translation>读取新文本</translation>
    </message>
    <message>
        <source>The old text stands again.</source>
        <translation>已恢复原来的文本。</translation>
    </message>
    <message>
        <source>Taking back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Replacing the text</source>
        <translation>替换文本</translation>
    </message>
    <message>
        <source>Something still runs; try again when it has ended.</source>
        <translation>还有任务在进行，请等它结束后再试。</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>en</source>
        <comment>the code of this catalogue's own language</comment>
        <translation>zh</translation>
    </message>
    <message>
        <source>suggestion · undecided</source>
        <translation>建议 · 未决</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>已修改</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>not settled</source>
        <translation>未裁定</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>not usable</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>no bound</source>
        <translation>无限定</translation>
    </message>
    <message>
        <source>about</source>
        <translation>约</translation>
    </message>
    <message>
        <source>over</source>
        <translation>超过</translation>
    </message>
    <message>
        <source>under</source>
        <translation>不足</translation>
    </message>
    <message>
        <source>a date or time</source>
        <translation>日期或时刻</translation>
    </message>
    <message>
        <source>an ordinal or rank</source>
        <translation>序号或名次</translation>
    </message>
    <message>
        <source>part of a name or idiom</source>
        <translation>名称、口号或成语</translation>
    </message>
    <message>
        <source>a result or an aim</source>
        <translation>结果或目标</translation>
    </message>
    <message>
        <source>the campaign as a whole</source>
        <translation>整场战役</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>a percentage</source>
        <translation>百分数</translation>
    </message>
    <message>
        <source>a fraction</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>a share, multiple or ratio</source>
        <translation>百分数、倍数或比</translation>
    </message>
    <message>
        <source>a numeral without a unit</source>
        <translation>没有单位的数字</translation>
    </message>
    <message>
        <source>numeral and classifier</source>
        <translation>数字加量词</translation>
    </message>
    <message>
        <source>numeral and a unit of this project</source>
        <translation>数字加本项目的单位</translation>
    </message>
    <message>
        <source>numeral and unit of measurement</source>
        <translation>数字加计量单位</translation>
    </message>
    <message>
        <source>numeral and currency</source>
        <translation>数字加货币单位</translation>
    </message>
    <message>
        <source>a length of time</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>a known name</source>
        <translation>已知的名称</translation>
    </message>
    <message>
        <source>a name put together</source>
        <translation>拼出的名称</translation>
    </message>
    <message>
        <source>partners tied to those they help</source>
        <translation>帮扶方与受助者的联结</translation>
    </message>
    <message>
        <source>verb and object</source>
        <translation>动词加宾语</translation>
    </message>
    <message>
        <source>what a number counts</source>
        <translation>数字所数的事</translation>
    </message>
    <message>
        <source>an item of a list</source>
        <translation>并列中的一项</translation>
    </message>
    <message>
        <source>people who are sent or set up</source>
        <translation>选派或组建的人员</translation>
    </message>
    <message>
        <source>a name in quotation marks</source>
        <translation>引号里的名称</translation>
    </message>
    <message>
        <source>a slogan that names a way of acting</source>
        <translation>说出做法的口号</translation>
    </message>
</context>
<context>
    <name>ToCheck</name>
    <message>
        <source>Spans to check</source>
        <translation>待查片段</translation>
    </message>
    <message>
        <source>Numerals not accounted for</source>
        <translation>未说明的数字</translation>
    </message>
    <message>
        <source>Sentences without a label</source>
        <translation>没有标注的句子</translation>
    </message>
    <message>
        <source>No numbers: {kind}</source>
        <translation>不是数值：{kind}</translation>
    </message>
    <message>
        <source>dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>times of day</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>ordinals and ranks</source>
        <translation>序数、名次</translation>
    </message>
    <message>
        <source>list marks</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>parts of names</source>
        <translation>名称的一部分</translation>
    </message>
    <message>
        <source>idioms</source>
        <translation>成语、习语</translation>
    </message>
    <message>
        <source>levels of administration</source>
        <translation>行政级别</translation>
    </message>
    <message>
        <source>document numbers</source>
        <translation>文号、编号</translation>
    </message>
    <message>
        <source>telephone numbers</source>
        <translation>电话号码</translation>
    </message>
</context>
<context>
    <name>ToCheckPanel</name>
    <message>
        <source>Nothing to check in this report. Numerals that nobody has accounted for are listed here, and spans that contradict their text or each other.</source>
        <translation>这份报告没有待查的。没有说明的数字、与原文或别处不一致的片段，会列在这里。</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>待查</translation>
    </message>
</context>
<context>
    <name>Together</name>
    <message>
        <source>All suggestions of this sentence are decided.</source>
        <translation>本句的建议都决定了。</translation>
    </message>
    <message>
        <source>Confirmed at once: {count}</source>
        <translation>一次确认了 {count} 条</translation>
    </message>
    <message>
        <source>{count} of {all} are below {least}: {named}. The same key again goes to the first.</source>
        <translation>{all} 条里有 {count} 条低于 {least}：{named}。再按一次到第一条。</translation>
    </message>
    <message>
        <source>Confirm the rest of the sentence</source>
        <translation>确认本句其余</translation>
    </message>
    <message>
        <source>At 80 half of our samples' sentences are confirmed at once,</source>
        <translation>80 时，样例里一半的句子可以整句确认，</translation>
    </message>
    <message>
        <source>97 of 100 spans rightly; at 90 a third of them, 98 rightly.</source>
        <translation>100 个片段里 97 个是对的；90 时三分之一，98 个是对的。</translation>
    </message>
    <message>
        <source>How sure each suggestion must be, in %:</source>
        <translation>每条建议所需的把握（%）：</translation>
    </message>
</context>
<context>
    <name>ToldLine</name>
    <message>
        <source>The review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>An annotator</source>
        <translation>标注人</translation>
    </message>
    <message>
        <source>was unsure here</source>
        <translation>这里拿不准</translation>
    </message>
    <message>
        <source>{who}: {said}</source>
        <translation>{who}：{said}</translation>
    </message>
</context>
<context>
    <name>ToolRow</name>
    <message>
        <source>{name}: your name?</source>
        <translation>{name}：您的姓名？</translation>
    </message>
    <message>
        <source>Jinbiao</source>
        <translation>金标</translation>
    </message>
    <message>
        <source>Labelling</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Reviewing</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>总表</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Who is at the keyboard</source>
        <translation>当前标注人</translation>
    </message>
</context>
<context>
    <name>TouchedView</name>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Labels that a change would touch</source>
        <translation>改动会涉及的标注</translation>
    </message>
    <message>
        <source>Counting the labels that use it…</source>
        <translation>正在统计用到它的标注…</translation>
    </message>
    <message>
        <source>No label uses it.</source>
        <translation>没有标注用到它。</translation>
    </message>
    <message>
        <source>Labels that use it: {count} ({people})</source>
        <translation>用到它的标注：{count} 条（{people}）</translation>
    </message>
</context>
<context>
    <name>TwoWords</name>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>the span added</source>
        <translation>添加片段</translation>
    </message>
    <message>
        <source>the confirmation</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>the confirmation of a sentence</source>
        <translation>整句确认</translation>
    </message>
    <message>
        <source>the span taken away</source>
        <translation>删去片段</translation>
    </message>
    <message>
        <source>the correction</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>the rejection</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>the unsure flag</source>
        <translation>待定标记</translation>
    </message>
    <message>
        <source>the decision taken back</source>
        <translation>恢复未决</translation>
    </message>
    <message>
        <source>the settling</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>what was accepted</source>
        <translation>接受一致</translation>
    </message>
    <message>
        <source>the mending</source>
        <translation>改正</translation>
    </message>
    <message>
        <source>the link</source>
        <translation>对应措施</translation>
    </message>
    <message>
        <source>the dismissed numeral</source>
        <translation>数字的说明</translation>
    </message>
    <message>
        <source>the comment</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>the comment's change</source>
        <translation>修改备注</translation>
    </message>
    <message>
        <source>the comment taken away</source>
        <translation>删去备注</translation>
    </message>
    <message>
        <source>Redone: {what}</source>
        <translation>已重做：{what}</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>已撤销：{what}</translation>
    </message>
</context>
<context>
    <name>UnfinishedInput</name>
    <message>
        <source>Something typed is not stored</source>
        <translation>有输入没有存下</translation>
    </message>
    <message>
        <source>"{typed}" cannot be stored.</source>
        <translation>“{typed}”不能存下。</translation>
    </message>
    <message>
        <source>"{typed}" was not stored: {reason}</source>
        <translation>“{typed}”没有存下：{reason}</translation>
    </message>
</context>
<context>
    <name>Unfit</name>
    <message>
        <source>these words are not in the new text</source>
        <translation>新文本里没有这些字</translation>
    </message>
    <message>
        <source>what it was linked to is gone</source>
        <translation>对应的措施已不在</translation>
    </message>
    <message>
        <source>{field} {words} is not in the new text</source>
        <translation>{field}“{words}”不在新文本里</translation>
    </message>
</context>
<context>
    <name>UnusableKeys</name>
    <message>
        <source>This report is finished; {key} opens it again.</source>
        <translation>这份报告已完成；按 {key} 重新打开。</translation>
    </message>
    <message>
        <source>This report was called unusable; {key} opens it again.</source>
        <translation>这份报告已标为不可用；按 {key} 重新打开。</translation>
    </message>
</context>
<context>
    <name>Walk</name>
    <message>
        <source>Nothing to check in this report.</source>
        <translation>这份报告没有待查的。</translation>
    </message>
    <message>
        <source>Every numeral of this kind is accounted for.</source>
        <translation>这一类数字都已说明。</translation>
    </message>
</context>
<context>
    <name>WhyNot</name>
    <message>
        <source>Open a project first.</source>
        <translation>请先打开一个项目。</translation>
    </message>
    <message>
        <source>No report is on screen.</source>
        <translation>还没有打开报告。</translation>
    </message>
    <message>
        <source>The project was opened for reading only.</source>
        <translation>项目是以只读方式打开的。</translation>
    </message>
    <message>
        <source>Something still runs in the background; try again when it has ended.</source>
        <translation>后台还有任务，请等它结束再试。</translation>
    </message>
    <message>
        <source>That cannot be done here.</source>
        <translation>在这里不能这样做。</translation>
    </message>
    <message>
        <source>Choose a span first.</source>
        <translation>请先选一个片段。</translation>
    </message>
    <message>
        <source>This comparison only shows: nothing is settled or changed in it.</source>
        <translation>这里只供对照查看，不能裁定或改动。</translation>
    </message>
    <message>
        <source>A category belongs to a measure: choose one, or select the words of one.</source>
        <translation>类别属于措施：请选一条措施，或选中措施的文字。</translation>
    </message>
    <message>
        <source>Only a measure that you confirmed or corrected, with a category, can be taught.</source>
        <translation>只有您确认或改过、有类别的措施才能教给引擎。</translation>
    </message>
    <message>
        <source>Choose a number, then select the words that its field is to take.</source>
        <translation>请先选一个数值，再选中要放进字段的文字。</translation>
    </message>
    <message>
        <source>Select words in the report first.</source>
        <translation>请先在报告里选中文字。</translation>
    </message>
    <message>
        <source>There is no decision here to take back.</source>
        <translation>这里没有可撤回的决定。</translation>
    </message>
    <message>
        <source>Choose a number first: it is confirmed with its measure.</source>
        <translation>请先选中一个数值：它会和对应的措施一起确认。</translation>
    </message>
    <message>
        <source>Choose a number first: only a number has words to take in.</source>
        <translation>请先选中一个数值：只有数值才有可并入的字。</translation>
    </message>
    <message>
        <source>Choose a number first: only a number has words to drop.</source>
        <translation>请先选中一个数值：只有数值才有可去掉的字。</translation>
    </message>
    <message>
        <source>Choose a number first: only a number is linked to a measure.</source>
        <translation>请先选中一个数值：只有数值才对应措施。</translation>
    </message>
    <message>
        <source>Choose a span first in which something is at issue.</source>
        <translation>请先选中一个有问题的片段。</translation>
    </message>
    <message>
        <source>What is at issue here is mended in each place by itself, not everywhere at once.</source>
        <translation>这里的问题要逐处改正，不能一次全改。</translation>
    </message>
    <message>
        <source>Choose a span first that is confirmed.</source>
        <translation>请先选中一个已确认的片段。</translation>
    </message>
    <message>
        <source>No label has this digit, or no span is chosen that it could be given to.</source>
        <translation>没有标签用这个数字，或没有选中可以给它的片段。</translation>
    </message>
    <message>
        <source>The report is open as it is.</source>
        <translation>报告本来就是打开的。</translation>
    </message>
    <message>
        <source>That belongs to a review, and none is open here.</source>
        <translation>这是复核用的，这里没有打开的复核。</translation>
    </message>
    <message>
        <source>You are at a link: Enter takes it, Esc leaves it.</source>
        <translation>正在选对应措施：Enter 采用，Esc 离开。</translation>
    </message>
    <message>
        <source>You are in the text with the caret: Esc leaves it.</source>
        <translation>正在用光标走文字：Esc 离开。</translation>
    </message>
    <message>
        <source>You are at a numeral: answer it, or Esc leaves it.</source>
        <translation>正在处理一个数字：请回答，或按 Esc 离开。</translation>
    </message>
</context>
<context>
    <name>_Model</name>
    <message>
        <source>the report</source>
        <translation>整篇报告</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>待定</translation>
    </message>
</context>
</TS>
