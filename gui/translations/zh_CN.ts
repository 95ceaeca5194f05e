<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
        <source>Caret to the line&apos;s end</source>
        <translation>光标到行尾</translation>
    </message>
    <message>
        <source>Move the caret to the end of the line</source>
        <translation>光标移到行尾</translation>
    </message>
    <message>
        <source>Caret to the line&apos;s beginning</source>
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
        <source>Move the selection&apos;s end one character back</source>
        <translation>选区末端退一个字</translation>
    </message>
    <message>
        <source>Select a line down</source>
        <translation>向下选一行</translation>
    </message>
    <message>
        <source>Move the selection&apos;s end one line down</source>
        <translation>选区末端下移一行</translation>
    </message>
    <message>
        <source>Select a line up</source>
        <translation>向上选一行</translation>
    </message>
    <message>
        <source>Move the selection&apos;s end one line up</source>
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
        <source>Move the selection&apos;s end one word back</source>
        <translation>选区末端退一个词</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Confirm the span as it stands and go to the next one</source>
        <translation>照现状确认片段，转到下一条</translation>
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
        <source>Choose a category</source>
        <translation>选类别</translation>
    </message>
    <message>
        <source>Go to the category of the measure</source>
        <translation>转到措施的类别</translation>
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
        <source>Suggest for reports without suggestions</source>
        <translation>为没有建议的报告生成建议</translation>
    </message>
    <message>
        <source>Let the engine read the reports that have none</source>
        <translation>让引擎读一遍还没有建议的报告</translation>
    </message>
    <message>
        <source>Export gold…</source>
        <translation>导出金标…</translation>
    </message>
    <message>
        <source>Write the gold labels as JSONL</source>
        <translation>把金标写成 JSONL</translation>
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
        <source>Your name…</source>
        <translation>署名…</translation>
    </message>
    <message>
        <source>Say by which name your decisions are signed</source>
        <translation>你的决定以什么名字署名</translation>
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
        <translation>撤回你最近的决定，不论在哪份报告</translation>
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
        <source>Follow the system&apos;s theme</source>
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
        <translation>标注</translation>
    </message>
    <message>
        <source>Caret</source>
        <translation>光标</translation>
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
        <source>Report text at {percent} %</source>
        <translation>报告文字 {percent}%</translation>
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
    <name>Decisions</name>
    <message>
        <source>All suggestions of this report are decided.</source>
        <translation>这份报告的建议已全部决定。</translation>
    </message>
    <message>
        <source>Added: {label}</source>
        <translation>已添加：{label}</translation>
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
    <name>FinishQuestion</name>
    <message>
        <source>Finish the report?</source>
        <translation>完成这份报告？</translation>
    </message>
    <message>
        <source>{undecided} suggestions are undecided, {pending} links are pending.</source>
        <translation>还有 {undecided} 条建议未决，{pending} 处对应措施待确认。</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>未决</translation>
    </message>
    <message>
        <source>link pending</source>
        <translation>对应待确认</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>转到那里</translation>
    </message>
    <message>
        <source>Finish anyway</source>
        <translation>仍然完成</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import reports</source>
        <translation>导入报告</translation>
    </message>
    <message>
        <source>Text and Markdown files, JSONL, or folders with them. They are only read.</source>
        <translation>可选文本、Markdown、JSONL 文件，或装有这些文件的文件夹。原文件只读不改。</translation>
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
        <source>found out for each file</source>
        <translation>逐个文件自动判断</translation>
    </message>
    <message>
        <source>Encoding of text files</source>
        <translation>文本文件编码</translation>
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
        <source>Reports</source>
        <translation>报告</translation>
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
        <source>Added by hand, not suggested.</source>
        <translation>手工添加，不是建议。</translation>
    </message>
    <message>
        <source>Why suggested: {why} · confidence {score}</source>
        <translation>为何建议：{why} · 可信 {score}</translation>
    </message>
</context>
<context>
    <name>KeyHints</name>
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
    <name>Linking</name>
    <message>
        <source>There is no measure in this report to link to.</source>
        <translation>这份报告里没有可以对应的措施。</translation>
    </message>
    <message>
        <source>Link to: {text} ({nth} of {all})</source>
        <translation>对应到：{text}（第 {nth} / {all} 条）</translation>
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
    <name>Messages</name>
    <message>
        <source>Something went wrong inside the program; the log has the details.</source>
        <translation>程序内部出错，详情见日志。</translation>
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
        <source>Export gold</source>
        <translation>导出金标</translation>
    </message>
    <message>
        <source>Send a copy</source>
        <translation>另存副本</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>署名</translation>
    </message>
    <message>
        <source>Projects that you begin from now on know you as {name}.</source>
        <translation>今后开始的项目里，你的署名是 {name}。</translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message>
        <source>Importing reports</source>
        <translation>导入报告</translation>
    </message>
    <message>
        <source>Suggesting</source>
        <translation>生成建议</translation>
    </message>
    <message>
        <source>Nothing to export: no report is finished yet.</source>
        <translation>没有可导出的：还没有完成的报告。</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>导出</translation>
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
        <source>{count} decisions are not stored.</source>
        <translation>有 {count} 个决定没有存好。</translation>
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
        <source>{done} / {total} done</source>
        <translation>{done} / {total} 完成</translation>
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
    <name>ReportFlow</name>
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
        <translation>状态</translation>
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
        <source>Measure / category</source>
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
        <source>No spans yet. Select words in the report to add one.</source>
        <translation>还没有片段。在报告里选中文字就可以添加。</translation>
    </message>
    <message>
        <source>Nothing here: no span passes this filter.</source>
        <translation>这里是空的：没有片段符合筛选。</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>en</source>
        <comment>the code of this catalogue&apos;s own language</comment>
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
        <source>a ratio</source>
        <translation>比例</translation>
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
    <name>ToolRow</name>
    <message>
        <source>Jinbiao</source>
        <translation>金标</translation>
    </message>
    <message>
        <source>Labelling</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Who is at the keyboard</source>
        <translation>当前标注人</translation>
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
        <source>the link</source>
        <translation>对应措施</translation>
    </message>
    <message>
        <source>the comment</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>the comment&apos;s change</source>
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
</TS>
