package signal

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// tiff is a directory that leads to another one with a time.
const tiff = "II*\x00\x08\x00\x00\x00\x01\x00\x69\x87\x04\x00\x01\x00\x00\x00\x1a\x00\x00\x00\x00\x00\x00\x00" +
	"\x01\x00\x03\x90\x02\x00\x14\x00\x00\x00\x2c\x00\x00\x00\x00\x00\x00\x00" + "2012:04:02 09:30:00\x00"

var inFormats = map[string]string{
	"jpeg": "\xff\xd8\xff\xe0\x00\x04ab\xff\xe1\x00\x48Exif\x00\x00" + tiff + "\xff\xda",
	"png":  "\x89PNG\r\n\x1a\n\x00\x00\x00\x01IHDRx0000\x00\x00\x00\x40eXIf" + tiff + "0000",
	"webp": "RIFF0000WEBPVP8 \x01\x00\x00\x00x\x00EXIF\x46\x00\x00\x00Exif\x00\x00" + tiff,
}

func TestTimeInEachFormat(t *testing.T) {
	for format, data := range inFormats {
		if got := takenOn([]byte(data), format); got.Format("2006-01-02") != "2012-04-02" {
			t.Errorf("%s: got %v", format, got)
		}
		for i := range data {
			takenOn([]byte(data[:i]), format) // cut short anywhere, it must not panic
		}
	}
}

func FuzzTakenOn(f *testing.F) {
	for _, data := range inFormats {
		f.Add([]byte(data))
	}
	f.Add([]byte(tiff))
	f.Fuzz(func(t *testing.T, data []byte) {
		for format := range inFormats {
			if day := takenOn(data, format); !day.IsZero() && day.Year() < firstYear {
				t.Errorf("%s: %v is believed", format, day)
			}
		}
		originalTime(data)
	})
}

func TestAPictureIsKeptAsItIs(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 1))
	img := image.NewGray(image.Rect(0, 0, 31, 47))
	for i := range img.Pix {
		img.Pix[i] = uint8(dice.IntN(256))
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	chunk := []byte("eXIf" + tiff)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk))
	chunk = append(binary.BigEndian.AppendUint32(nil, uint32(len(tiff))), chunk...)
	end := bytes.Index(b.Bytes(), []byte("\x00\x00\x00\x00IEND"))
	p := lookAt(slices.Insert(b.Bytes(), end, chunk...), 1)
	if p == nil {
		t.Fatal("it is no picture")
	}
	if again := parsePicture(p.bytes()); again == nil || *again != *p || p.taken.IsZero() {
		t.Errorf("got %+v, want %+v", again, p)
	}
	if parsePicture(p.bytes()[1:]) != nil {
		t.Error("what is cut short is believed")
	}
	if c := p.correlation(p); math.Abs(c-1) > 1e-9 || p.distance(p) != 0 {
		t.Errorf("it is like itself by %v, and %d apart", c, p.distance(p))
	}
}

func TestWhatIsNoPictureIsLeftOut(t *testing.T) {
	for _, data := range []string{"", "text", "\x89PNG\r\n\x1a\n", inFormats["jpeg"]} {
		if lookAt([]byte(data), 1) != nil {
			t.Errorf("%q is a picture", data)
		}
	}
}

func BenchmarkLookAt(b *testing.B) {
	img := image.NewGray(image.Rect(0, 0, 1600, 1200))
	for i := range img.Pix {
		img.Pix[i] = uint8(i * i >> 7)
	}
	for b.Loop() {
		gridOf(upright{img, 6})
	}
}

// FuzzPicture is about files of pictures and about what is kept of them.
func FuzzPicture(f *testing.F) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 9, 8))); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes(), 6)
	f.Add([]byte(inFormats["jpeg"]), 1)
	f.Fuzz(func(t *testing.T, data []byte, orientation int) {
		config, _, err := image.DecodeConfig(bytes.NewReader(data))
		if err == nil && config.Width*config.Height > 1<<20 {
			return // the site opens none that is too large
		}
		if p := lookAt(data, orientation); p != nil {
			data = p.bytes()
		}
		if p := parsePicture(data); p != nil && !bytes.Equal(p.bytes(), data) {
			t.Errorf("%+v is kept otherwise", p)
		}
	})
}
