package build

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // photos may come as WebP

	"zoufang/generator/diag"
	"zoufang/generator/site"
)

// The longest side of a published photo and of its thumbnail, in pixels.
const (
	photoSide = 1600
	thumbSide = 480
)

// jpegQuality is how well photos are kept: no loss that shows on a screen.
const jpegQuality = 82

// fit returns the size of a w×h picture scaled down until its longest side is
// at most side.
func fit(w, h, side int) (int, int) {
	longest := max(w, h)
	if longest <= side {
		return w, h
	}
	return max(1, w*side/longest), max(1, h*side/longest)
}

func (o *output) photo(a *site.Asset, data []byte) error { return writePhoto(o, a, data) }

// writePhoto re-encodes a photo, upright and without its metadata, and makes its
// thumbnail. The original is never published.
func writePhoto(out sink, a *site.Asset, data []byte) error {
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return flaw{diag.At(diag.Span{File: a.Path}, "photo", nil)}
	}
	for _, version := range []struct {
		url  string
		side int
	}{{a.URL, photoSide}, {a.ThumbURL(), thumbSide}} {
		encoded, err := encode(upright(scale(img, version.side), a.Orientation), a.Format)
		if err != nil {
			return fmt.Errorf("%s: %w", a.Path, err)
		}
		if err := out.write(version.url[1:], encoded); err != nil {
			return err
		}
	}
	return nil
}

func encode(img image.Image, format string) ([]byte, error) {
	var b bytes.Buffer
	if format == "png" {
		err := png.Encode(&b, img)
		return b.Bytes(), err
	}
	err := jpeg.Encode(&b, img, &jpeg.Options{Quality: jpegQuality})
	return b.Bytes(), err
}

func scale(img image.Image, side int) image.Image {
	from := img.Bounds()
	w, h := fit(from.Dx(), from.Dy(), side)
	if w == from.Dx() && h == from.Dy() {
		return img
	}
	to := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.CatmullRom.Scale(to, to.Bounds(), img, from, draw.Src, nil)
	return to
}

// upright turns and mirrors a picture as its EXIF orientation asks for.
func upright(img image.Image, orientation int) image.Image {
	if orientation <= 1 {
		return img
	}
	return oriented{img, orientation}
}

// oriented is a picture seen through an EXIF orientation, 2 to 8.
type oriented struct {
	image.Image
	orientation int
}

// Bounds of the upright picture.
func (o oriented) Bounds() image.Rectangle {
	size := o.Image.Bounds().Size()
	if o.orientation >= 5 {
		size.X, size.Y = size.Y, size.X
	}
	return image.Rectangle{Max: size}
}

// At returns the colour at x, y of the upright picture.
func (o oriented) At(x, y int) color.Color {
	b := o.Image.Bounds()
	right, bottom := b.Dx()-1, b.Dy()-1
	switch o.orientation {
	case 2:
		x = right - x
	case 3:
		x, y = right-x, bottom-y
	case 4:
		y = bottom - y
	case 5:
		x, y = y, x
	case 6:
		x, y = y, bottom-x
	case 7:
		x, y = right-y, bottom-x
	case 8:
		x, y = right-y, x
	}
	return o.Image.At(b.Min.X+x, b.Min.Y+y)
}
