package diag

// signalArea is what can be wrong with the files in schemas/signals/.
var signalArea = Area{
	ID:    "signals",
	Title: Name{"待核实情况的设置", "settings of signals"},
	Rules: []Rule{
		{
			ID: "signal-value", Severity: Error,
			Title: Name{"信号的设置有错", "wrong setting of a signal"},
			Why:   Name{"设置里的名字要对得上，督导台才知道看什么。", "The board looks at what the names in its settings stand for."},
			Texts: []Wording{
				{"audience", Name{"没有叫“{value}”的读者；在 content/site.yaml 里写明", "no audience is called {value}; content/site.yaml names them"}},
				{"collection", Name{"没有叫“{value}”的类别", "no collection is called {value}"}},
				{"field", Name{"记录没有叫“{value}”的字段", "records have no field {value}"}},
				{"date", Name{"“{field}”不是日期", "{field} is no date"}},
				{"outcome", Name{"“{field}”不是从词表里选的", "{field} is not chosen from a vocabulary"}},
				{"undated", Name{"“{collection}”没有日期，说明不了哪天在哪里", "records of {collection} have no date, and cannot tell who was where when"}},
				{"presence", Name{"board.yaml 没有写“{collection}”怎样说明谁在哪里", "board.yaml does not say how records of {collection} tell who was where"}},
				{"place", Name{"没有叫“{value}”的地区", "no place is called {value}"}},
				{"workflow", Name{"“{collection}”没有办理步骤，不能催办", "{collection} has no steps to urge"}},
			},
		},
	},
}

// signalTexts are what the board says of what it found. Variant holds the whole
// message id.
var signalTexts = []Wording{
	{"signal.photo-same", Name{"照片 {photo} 和{kind}“{name}”（{day}）的 {other} 是同一个文件", "the photo {photo} is the same file as {other} of {kind} “{name}” ({day})"}},
	{"signal.photo-alike", Name{"照片 {photo} 和{kind}“{name}”（{day}）的 {other} 看上去是同一张", "the photo {photo} looks the same as {other} of {kind} “{name}” ({day})"}},
	{"signal.photo-day", Name{"照片 {photo} 拍摄于{taken}，{kind}写的是{day}，差了{days}天", "the photo {photo} was taken on {taken}; {kind} says {day}, {days} days apart"}},
	{"signal.late", Name{"{day}的{kind}，{entered}才第一次提交，过了{days}天", "{kind} of {day}, first committed on {entered}, {days} days later"}},
	{"signal.ahead", Name{"{field}写的是{day}，{entered}就已经提交，早了{days}天", "{field} says {day}, and was committed on {entered}, {days} days before"}},
	{"signal.bulk", Name{"{who}在{entered}第一次提交了{count}条记录，分属{days}个日子，最早的是{oldest}", "{who} first committed {count} records of {days} different days on {entered}, the oldest of {oldest}"}},
	{"signal.burst", Name{"{period}共有{total}条记录，其中{count}条更早的事到{days}才第一次提交", "of {total} records of {period}, {count} that tell of earlier days were first committed in {days}"}},
	{"signal.crowded", Name{"{who}在{day}一天到了{count}处，超过{limit}处", "{who}: {count} places on {day}, more than {limit}"}},
	{"signal.places", Name{"{who}在{day}既在{one}，又在{other}，没有写是上午还是下午", "{who}: on {day} both at {one} and at {other}, and nothing says when"}},
	{"signal.places.half", Name{"{who}在{day}的同一个半天既在{one}，又在{other}", "{who}: in the same half of {day} both at {one} and at {other}"}},
	{"signal.places.apart", Name{"{who}在{day}既在{one}，又在{other}，两地来回通常要一天", "{who}: on {day} both at {one} and at {other}, where going there and back usually takes a day"}},
	{"signal.absent", Name{"{who}{stay}在{place}（{kind}），其间{days}另有在别处的记录", "{who}: at {place} {stay} ({kind}), with records of other places on {days}"}},
	{"signal.share", Name{"{total}条记录里有{count}条", "{count} of {total} records"}},
	{"signal.untouched", Name{"{headings}下面等于没有写", "nothing is written under {headings}"}},
	{"signal.silent", Name{"{count}条记录的“{section}”都只说没有", "under {section}, all of {count} records say that there is none"}},
	{"signal.copies", Name{"正文有{percent}%同较早的{kind}“{name}”（{day}）相同，改过的数字也算在内；一字不差的有{letters}个字", "{percent}% of the text stands in {kind} “{name}” ({day}), whatever the numbers; {letters} characters are just the same"}},
	{"signal.copies.passage", Name{"“{heading}”这一部分有{percent}%相同", "{percent}% of the passage “{heading}” is the same"}},
	{"signal.copies.then", Name{"相同的是那一篇{day}提交的版本，后来改过", "it is the same as what was committed there on {day}, and changed since"}},
	{"signal.copies.entered", Name{"这一篇{later}由{by}提交，那一篇{earlier}由{other}提交", "this was committed on {later} by {by}, the other on {earlier} by {other}"}},
	{"signal.copies.same", Name{"两篇都是{who}写的", "both are by {who}"}},
	{"signal.copies.others", Name{"这一篇是{later}写的，那一篇是{earlier}写的", "this is by {later}, the other by {earlier}"}},
}
