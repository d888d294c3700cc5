export { listUserPacks, placeUserPack, removeUserPack, type UserPack } from './userPacks.ts';
