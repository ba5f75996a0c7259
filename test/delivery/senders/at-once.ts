import { senderWith } from './sender.ts'

export const connections = ['server-cloud']
export const transform = senderWith({ waitMs: () => 0 })
