/** A user can be in this many groups without a ttl; one more overwrites the oldest (REST v1, Add a user to the target group, ttl). */
export const mostGroupsOfUser = 100;
