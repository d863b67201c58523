/** What an operation looks for. */
export const askedFor: Readonly<Record<string, string>> = {
  sendToConnection: 'connection',
  sendToUser: 'user',
  sendToGroup: 'group',
  connectionExists: 'connection',
  addConnectionToGroup: 'connection',
  removeConnectionFromGroup: 'connection',
  userHasConnections: 'user',
  groupHasConnections: 'group',
  userIsInGroup: 'relation',
};
