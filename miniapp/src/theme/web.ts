/** Styles that only a browser knows (focus rings, print, wide windows); WeChat's style compiler refuses some of them. */
export {}
