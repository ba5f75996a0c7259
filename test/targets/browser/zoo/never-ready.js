// Never says that it is ready.
window.INTERCOM_RS = {
  INTERCOM: class {
    constructor(config) {
      this.appId = config.appId
    }
    init() {
      window.intercomSettings = { app_id: this.appId }
      const stub = (...args) => stub.q.push(args)
      stub.q = []
      window.Intercom = stub
      const script = document.createElement('script')
      script.src = `https://widget.intercom.io/widget/${this.appId}`
      document.head.appendChild(script)
    }
    isReady() {
      return false
    }
  },
}
