/** WeChat replaces a mini-program as a whole, so no part of an older one can be missing. */
export function renewWhenReplaced(): void {}
