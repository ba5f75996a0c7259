const colours = ['Amber', 'Blue', 'Coral', 'Green', 'Indigo', 'Lime', 'Olive', 'Pink', 'Red', 'Teal', 'Violet']
const things = [
  'Bell',
  'Camel',
  'Drum',
  'Duck',
  'Kite',
  'Lamp',
  'Moon',
  'Piano',
  'Sail',
  'Star',
  'Tent',
  'Whale',
  'Wheel',
]

/** What Intercom calls somebody without a name ("Lime Camel from Dublin"); here without a town, which an address would tell. */
export function pseudonymOf(place: number): string {
  return `${colours[place % colours.length]} ${things[place % things.length]}`
}
