import type { Action, JsonObject, Random } from '../../../contracts/wire/index.ts'
import type { Person } from '../cast/person.ts'
import { between, pick } from './life.ts'

const pages = ['Home', 'Pricing', 'Catalogue', 'Basket', 'Help'] as const
const products = ['Mug', 'Lamp', 'Chair', 'Desk', 'Kettle', 'Clock'] as const

/** Looking around: pages and products. */
export function browsing(random: Random, { mark }: Person, count: number): Action[] {
  return Array.from({ length: count }, (_, place): Action => {
    if (random() < 0.3) return { page: pick(random, pages) }
    const product = pick(random, products)
    const properties = { product, price: between(random, 500, 9900) / 100, basket: `basket of ${mark}`, place }
    return { track: random() < 0.7 ? 'Product Viewed' : 'Product Added', properties }
  })
}

/** Paying for it. */
export function ordering(random: Random, { mark }: Person, number: number): Action[] {
  const order = `${mark}-order-${number}`
  const revenue = between(random, 1000, 50_000) / 100
  return [
    { track: 'Checkout Started', properties: { order } },
    { track: 'Order Completed', properties: { order, revenue, currency: 'EUR', items: between(random, 1, 5) } },
  ]
}

/** Saying who one is: the traits that each person has from the beginning, and others on top. */
export function introduction({ mark, number }: Person, others: JsonObject = {}): Action {
  const signedUp = new Date(Date.UTC(2019 + (number % 6), number % 12, 1 + (number % 28), 8, 30, number % 60))
  return {
    identify: mark,
    traits: {
      email: `${mark}@shop.test`,
      ...(number % 3 === 0
        ? { firstName: 'Ada', lastName: `Byron ${mark}` }
        : { name: `Grace ${mark}`, phone: `+44 20 7946 ${mark}` }),
      createdAt: signedUp.toISOString().replace('.000Z', 'Z'),
      motto: `so says ${mark}`,
      ...others,
    },
  }
}
