package history

// What is tested apart from records.
var (
	CompareTexts = compareTexts
	Shorten      = shorten
	MaskNumbers  = maskNumbers
)
