package diag

// tableTexts are the words of tables that no definition gives. Variant holds the
// whole message id.
var tableTexts = []Wording{
	{"tables.id", Name{"编号", "id"}},
	{"tables.name", Name{"名称", "name"}},
	{"tables.group", Name{"分组", "group"}},
	{"tables.total", Name{"合计", "total"}},
	{"tables.points", Name{"得分", "points"}},
	{"tables.rank", Name{"名次", "rank"}},
	{"tables.target", Name{"指标", "target"}},
	{"tables.at-most", Name{"至多", "at most"}},
	{"tables.state", Name{"状态", "state"}},
	{"tables.column-state", Name{"{column} 状态", "{column} state"}},
	{"tables.table", Name{"统计表", "table"}},
	{"tables.unit", Name{"单位", "unit"}},
	{"tables.rows", Name{"行数", "rows"}},
	{"tables.met", Name{"达标", "met"}},
	{"tables.met-of", Name{"{reached}/{of}", "{reached}/{of}"}},
	{"tables.definition", Name{"怎样统计", "definition"}},
	{"tables.tables", Name{"统计表清单", "list of tables"}},
	{"tables.contents", Name{"目录", "contents"}},
	{"tables.note", Name{"单位：{unit}　统计截至：{as_of}", "unit: {unit}; as of {as_of}"}},
	{"tables.discretion", Name{"少于{count}{unit}的数不公开，由它们推算得出来的数也不公开。", "numbers below {count} {unit} are not public, nor are those from which they could be computed."}},
	{"tables.note-unitless", Name{"统计截至：{as_of}", "as of {as_of}"}},
}
