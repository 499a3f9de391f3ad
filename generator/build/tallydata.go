package build

import "zoufang/generator/sheet"

// writeTallies writes the tables for programs and for office programs:
// data/tallies/<id>.json, .csv and .xlsx, and data/tallies.xlsx with all of them.
func (p *plan) writeTallies(out sink) error {
	if len(p.tables) == 0 {
		return nil
	}
	w := sheet.Writer{Title: p.site.Config.Title, Lang: p.site.Config.Lang(), AsOf: p.site.AsOf}
	for _, t := range p.tables {
		for _, format := range sheet.Formats {
			file, err := w.Table(t, format)
			if err != nil {
				return err
			}
			if err := out.write("data/tallies/"+file.Name, file.Data); err != nil {
				return err
			}
		}
	}
	file, err := w.Workbook(p.tables)
	if err != nil {
		return err
	}
	return out.write("data/"+file.Name, file.Data)
}
