/**
 * Finds texts among those of an earlier time.
 * @returns of each text its place among `before`, -1 where it is not there
 */
export function placesAmong(before: readonly string[], texts: readonly string[]): Int32Array {
  const places = new Int32Array(texts.length);
  let table: TextTable | null = null;
  let expected = 0;
  for (const [number, text] of texts.entries()) {
    // Most stand after the one that they stood after, and comparing two texts costs less than looking for one.
    let place = before[expected] === text ? expected : -1;
    if (place < 0) {
      table ??= new TextTable(before);
      place = table.find(text);
    }
    places[number] = place;
    expected = (place < 0 ? expected : place) + 1;
  }
  return places;
}

/**
 * Texts by their length and a few of their letters: enough to tell most apart, where a map by the whole text would read all of
 * every text.
 */
class TextTable {
  private readonly places = new Map<number, number[]>();
  private readonly texts: readonly string[];

  constructor(texts: readonly string[]) {
    this.texts = texts;
    for (const [place, text] of texts.entries()) {
      const key = sampled(text);
      const list = this.places.get(key);
      if (list) list.push(place);
      else this.places.set(key, [place]);
    }
  }

  /** The first place of a text, -1 where there is none. */
  find(text: string): number {
    return this.places.get(sampled(text))?.find((place) => this.texts[place] === text) ?? -1;
  }
}

/** Letters of a text that are looked at, spread evenly. */
const samples = 8;

function sampled(text: string): number {
  let key = text.length;
  for (let sample = 0; sample < samples; sample++)
    key = (Math.imul(key, 31) + text.charCodeAt(Math.floor((sample * text.length) / samples))) | 0;
  return key;
}
