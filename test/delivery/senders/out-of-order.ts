import { senderWith } from './sender.ts'

export const connections = ['server-cloud']
export const transform = senderWith({
  inBackground: true,
  waitMs: (failures) => 400 * 2 ** failures * (1 + Math.random()),
})
