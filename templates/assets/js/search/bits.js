// Numbers in the files of the index: each character of a text carries fifteen
// bits, the most significant first.
var zoufang = window.zoufang || {};

zoufang.Bits = class {
  constructor(text, at) {
    this.text = text;
    this.at = at; // of the next character
    this.word = 0; // the character before it
    this.left = 0; // how many of its bits have not been read
  }

  // bits reads a number of n bits.
  bits(n) {
    let value = 0;
    while (n > 0) {
      if (!this.left) this.refill();
      const some = Math.min(n, this.left);
      this.left -= some;
      n -= some;
      value = value * (1 << some) + ((this.word >> this.left) & ((1 << some) - 1));
    }
    return value;
  }

  refill() {
    if (this.at >= this.text.length) throw new RangeError("a file of the index ends early");
    this.word = this.text.charCodeAt(this.at++) - 0x4000;
    this.left = 15;
  }

  // run counts bits of one kind, and reads the bit that ends them where there
  // are fewer than most.
  run(bit, most) {
    let n = 0;
    for (;;) {
      if (!this.left) this.refill();
      this.left--;
      if (((this.word >> this.left) & 1) !== bit) return n;
      if (++n === most) return n;
    }
  }

  // gamma reads an Elias gamma code of a number from 0.
  gamma() {
    const zeros = this.run(0, 32);
    return 2 ** zeros + this.bits(zeros) - 1;
  }

  // rice reads a Rice code; what is far too large for its parameter stands in
  // full behind 24 ones.
  rice(k) {
    const ones = this.run(1, 24);
    return ones === 24 ? this.bits(32) : ones * 2 ** k + this.bits(k);
  }
};

zoufang.log2 = (x) => 31 - Math.clz32(x);
