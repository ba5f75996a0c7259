/** Wrong: changes the event that it was given. Rule G6 finds it. */
module.exports = {
  name: 'changes its input',
  transform({ event }) {
    event.seen = true
    return { kind: 'dropped', reason: 'nothing is done here' }
  },
}
