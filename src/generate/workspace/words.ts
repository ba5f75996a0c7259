const words = (text: string) => text.trim().split(/\s+/)

export const givenNames = words(`
  Ada Aiko Alejandro Amara Anders Anika Benedikt Bolanle Camille Carlos Chiara Daan Deepa Dmitri Eilidh Elif Emeka Esther Farid
  Fatima Freya Giulia Grace Hana Hassan Hiroshi Ingrid Isla Ivan Jaime Joana João Jonas Juno Kaito Karima Katarzyna Kwame Lars
  Leila Linh Lucía Luka Mads Maja Malik Marta Mateo Mei Mirela Nadia Nia Nikhil Noor Odile Oksana Olu Omar Paloma Pavel Priya
  Quentin Ravi Renata Rosa Ruth Saoirse Selim Sofía Søren Tadeusz Tariq Thandi Tomás Ulla Valentina Wanjiru Xavier Yasmin Yuki
  Zainab Zofia
`)

export const familyNames = words(`
  Abebe Achterberg Adeyemi Ahmed Almeida Andersson Bakker Banerjee Byron Bianchi Bouchard Castillo Chen Costa Dąbrowska Delgado
  Diallo Dubois Eriksen Farouk Fernández Fischer Fujimoto García Haddad Hansen Hoffmann Hopper Ibrahim Iyer Janssen Jensen Johansson
  Kaplan Karlsson Khan Kim Kowalski Kumar Lebedev Lindqvist López Lovelace Maćkowiak Martins Mbeki Müller Nakamura Ndiaye Nguyen
  Novák O'Brien Okafor Olsen Ortega Park Patel Pereira Petrov Popescu Quiñones Ramírez Rossi Sato Schmidt Silva Singh Smith Sørensen
  Suzuki Tanaka Turing Usman Vargas Vasquez Weber Wójcik Yamamoto Yılmaz Zhang Zimmermann
`)

export const companyFirstWords = words(`
  Amber Blue Bright Cedar Clear Copper Coral Delta Ember Fern Golden Granite Harbor Iron Juniper Lark Maple Meridian North Oak Open
  Orchard Pine Quiet River Silver Slate Solar Summit Swift Tidal Umber Verdant Willow
`)

export const companySecondWords = words(`
  Analytics Bakery Bikes Books Capital Clinics Coffee Design Energy Farms Foods Freight Games Health Homes Insurance Kitchens Labs
  Logistics Media Mobility Outfitters Payments Robotics School Software Studios Supply Systems Textiles Tools Travel
`)

export const industries = [
  'Education',
  'Energy',
  'Finance',
  'Food',
  'Healthcare',
  'Logistics',
  'Manufacturing',
  'Media',
  'Retail',
]
export const plans = ['free', 'free', 'free', 'basic', 'basic', 'pro', 'pro', 'enterprise'] as const
export const monthlySpends: Readonly<Record<string, number>> = { free: 0, basic: 29, pro: 99, enterprise: 1200 }
export const roles = ['owner', 'admin', 'editor', 'viewer'] as const
export const languages = ['en', 'de', 'es', 'fr', 'ja', 'pl', 'pt'] as const
export const tagNames = ['Beta', 'Champion', 'Churn risk', 'Newsletter', 'Trial', 'VIP'] as const
export const mailProviders = ['mail.example', 'post.example', 'inbox.example'] as const

/** Letters a to z of a word, for addresses. */
export function slugOf(word: string): string {
  const plain = word.normalize('NFD').toLowerCase().replaceAll('ø', 'o').replaceAll('ł', 'l').replaceAll('ı', 'i')
  return plain.replace(/[^a-z0-9]/g, '')
}
