package signal

import (
	"image"
	"image/color"
)

// gridWide and gridHigh are the size of a grid: the small copies of a picture are all
// made of it, so that the picture is gone through but once.
const gridWide, gridHigh = 72, 64

// grid is the brightness of a picture in fields, 0 to 255.
type grid [gridWide * gridHigh]float64

func gridOf(img upright) *grid {
	level, size := img.levels(), img.size()
	g := &grid{}
	for i := range g {
		x0, x1 := field(i%gridWide, gridWide, size.X)
		y0, y1 := field(i/gridWide, gridHigh, size.Y)
		var sum float64
		for y := y0; y < y1; y++ {
			for x := x0; x < x1; x++ {
				sum += float64(level(x, y))
			}
		}
		g[i] = sum / float64((x1-x0)*(y1-y0))
	}
	return g
}

// field returns where a field begins and ends among so many pixels.
func field(i, of, pixels int) (from, to int) {
	from = i * pixels / of
	return from, max(from+1, (i+1)*pixels/of)
}

// shrink returns the picture in fewer fields, which divide the grid evenly.
func (g *grid) shrink(wide, high int) []float64 {
	levels := make([]float64, wide*high)
	w, h := gridWide/wide, gridHigh/high
	for i, level := range g {
		levels[i/gridWide/h*wide+i%gridWide/w] += level / float64(w*h)
	}
	return levels
}

// upright is a picture seen as its EXIF orientation asks for.
type upright struct {
	image.Image
	orientation int
}

func (u upright) size() image.Point {
	size := u.Bounds().Size()
	if u.orientation >= 5 {
		return image.Point{size.Y, size.X}
	}
	return size
}

// levels returns the brightness of the upright picture at a place.
func (u upright) levels() func(x, y int) uint8 {
	b := u.Bounds()
	at := brightness(u.Image)
	right, bottom := b.Dx()-1, b.Dy()-1
	return func(x, y int) uint8 {
		x, y = turned(u.orientation, x, y, right, bottom)
		return at(b.Min.X+x, b.Min.Y+y)
	}
}

// turned returns where in the file the place of the upright picture is.
func turned(orientation, x, y, right, bottom int) (int, int) {
	switch orientation {
	case 2:
		return right - x, y
	case 3:
		return right - x, bottom - y
	case 4:
		return x, bottom - y
	case 5:
		return y, x
	case 6:
		return y, bottom - x
	case 7:
		return right - y, bottom - x
	case 8:
		return right - y, x
	}
	return x, y
}

// brightness reads a picture as it is stored: photos have their brightness by itself.
func brightness(img image.Image) func(x, y int) uint8 {
	switch img := img.(type) {
	case *image.YCbCr:
		return func(x, y int) uint8 { return img.Y[img.YOffset(x, y)] }
	case *image.Gray:
		return func(x, y int) uint8 { return img.GrayAt(x, y).Y }
	}
	return func(x, y int) uint8 { return color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y }
}
