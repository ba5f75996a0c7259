// Throws when it starts.
window.INTERCOM_RS = {
  INTERCOM: class {
    constructor(config) {
      this.appId = config.appId
    }
    init() {
      throw new Error('out of order')
    }
    isReady() {
      return true
    }
  },
}
