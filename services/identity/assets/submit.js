// Sends the sign-out form of a user who already asked for it on the page before.
document.querySelector('button[name="logout"]').click()
