import { senderWith } from './sender.ts'

export const connections = ['mobile-cloud', 'web-cloud']
export const transform = senderWith()
