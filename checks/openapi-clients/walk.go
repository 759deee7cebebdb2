// Runs the generated Go client, from sign-up to a revoked key and a deleted account.
package main

import (
	"context"
	"fmt"
	"os"
	"reflect"
	"time"

	keyfolio "github.com/GIT_USER_ID/GIT_REPO_ID"
)

func using(token string) context.Context {
	return context.WithValue(context.Background(), keyfolio.ContextAccessToken, token)
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func expect(expected, actual any) {
	if !reflect.DeepEqual(expected, actual) {
		panic(fmt.Sprintf("expected %v, got %v", expected, actual))
	}
}

func main() {
	configuration := keyfolio.NewConfiguration()
	configuration.Servers = keyfolio.ServerConfigurations{{URL: os.Getenv("KEYFOLIO")}}
	client := keyfolio.NewAPIClient(configuration)
	name := fmt.Sprintf("go%d", time.Now().UnixNano())
	email, password := name+"@example.com", "correct horse"

	signUp := keyfolio.NewSignUpRequest(name, email, password)
	signedIn, _, err := client.AccountAPI.SignUp(context.Background()).SignUpRequest(*signUp).Execute()
	must(err)
	session := using(signedIn.Token)

	profile, _, err := client.ProfileAPI.GetProfile(session).Execute()
	must(err)
	expect(name, profile.User.Username)
	light := keyfolio.NewUpdatePreferencesRequest()
	light.SetTheme("light")
	preferences, _, err := client.PreferencesAPI.UpdatePreferences(session).UpdatePreferencesRequest(*light).Execute()
	must(err)
	expect("light", preferences.Payload.Theme)

	wanted := keyfolio.NewCreateApiKeyRequest()
	wanted.SetName("CI")
	first, _, err := client.APIKeysAPI.CreateApiKey(session).CreateApiKeyRequest(*wanted).Execute()
	must(err)
	// The generated client sends null for a body that is left out.
	key, _, err := client.APIKeysAPI.RegenerateApiKey(session, first.Id).Execute()
	must(err)
	program := using(key.PlainTextToken)
	keys, _, err := client.APIKeysAPI.ListApiKeys(program).Execute()
	must(err)
	expect(1, len(keys))
	expect("CI", keys[0].Name)
	gateway := context.WithValue(context.Background(), keyfolio.ContextAPIKeys,
		map[string]keyfolio.APIKey{"apiKey": {Key: key.PlainTextToken}})
	_, err = client.VerificationAPI.VerifyCredential(gateway).Ability([]string{"keys:read"}).Execute()
	must(err)

	revoked, _, err := client.APIKeysAPI.RevokeApiKey(session, key.Id).Execute()
	must(err)
	expect("Deleted", revoked.Message)
	_, refused, _ := client.APIKeysAPI.ListApiKeys(program).Execute()
	expect(401, refused.StatusCode)

	audit, _, err := client.AuditAPI.ListAuditEvents(session).Limit(1).Execute()
	must(err)
	expect(keyfolio.AuditAction("api_key.revoked"), audit.Events[0].Action)
	machines, _, err := client.MachinesAPI.ListMachines(session).Execute()
	must(err)
	expect(0, len(machines.Machines))
	_, err = client.SessionsAPI.EndOtherSessions(session).Execute()
	must(err)
	_, err = client.AuthenticationAPI.LogOut(session).Execute()
	must(err)

	login := keyfolio.NewLogInRequest(email, password)
	again, _, err := client.AccountAPI.LogIn(context.Background()).LogInRequest(*login).Execute()
	must(err)
	back := using(again.Token)
	leaving := keyfolio.NewDeleteAccountRequest(password)
	_, err = client.AuthenticationAPI.DeleteAccount(back).DeleteAccountRequest(*leaving).Execute()
	must(err)
	_, refused, _ = client.ProfileAPI.GetProfile(back).Execute()
	expect(401, refused.StatusCode)
}
