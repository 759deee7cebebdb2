// An example that signs up, creates an API key, uses it and revokes it. It requires only Go 1.19 or later.
// KEYFOLIO is the address of the service. The default is http://localhost:8080.
package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"os"
)

func walkThrough(ctx context.Context, url string) error {
	name := "ada-" + randomHex(4)
	token, err := NewClient(url, "").SignUp(ctx, name, name+"@example.com", randomHex(18))
	if err != nil {
		return err
	}
	fmt.Printf("Signed up as %s.\n", name)
	session := NewClient(url, token)
	if err := showAccount(ctx, session); err != nil {
		return err
	}
	return useKey(ctx, url, session)
}

func showAccount(ctx context.Context, session *Client) error {
	user, err := session.Profile(ctx)
	if err != nil {
		return err
	}
	fmt.Printf("Profile: %s, %s, %s.\n", user.ID, user.Username, user.Email)
	before, err := session.Preferences(ctx)
	if err != nil {
		return err
	}
	show("Preferences", before)
	after, err := session.ChangePreferences(ctx, Preferences{Timezone: "America/New_York"})
	if err != nil {
		return err
	}
	show("Changed", after)
	return nil
}

func show(title string, p Preferences) {
	fmt.Printf("%s: timezone %s, language %s, theme %s.\n", title, p.Timezone, p.Language, p.Theme)
}

func useKey(ctx context.Context, url string, session *Client) error {
	key, err := session.CreateKey(ctx, "CI", "profile:read")
	if err != nil {
		return err
	}
	fmt.Printf("Created API key %d.\n", key.ID)
	program := NewClient(url, key.Token)
	name, err := program.WhoAmI(ctx)
	if err != nil {
		return err
	}
	fmt.Printf("The API key belongs to %s.\n", name)
	if err := session.RevokeKey(ctx, key.ID); err != nil {
		return err
	}
	fmt.Printf("Revoked API key %d.\n", key.ID)
	_, err = program.WhoAmI(ctx)
	return showRefusal(err)
}

func showRefusal(err error) error {
	var refusal *Refusal
	if err == nil {
		return errors.New("the revoked API key is still valid")
	}
	if !errors.As(err, &refusal) || refusal.Status != http.StatusUnauthorized {
		return err
	}
	fmt.Printf("Refused: %s\n", refusal)
	return nil
}

func randomHex(bytes int) string {
	random := make([]byte, bytes)
	if _, err := rand.Read(random); err != nil {
		panic(err) // the system cannot provide random bytes
	}
	return hex.EncodeToString(random)
}

func main() {
	url := os.Getenv("KEYFOLIO")
	if url == "" {
		url = "http://localhost:8080"
	}
	if err := walkThrough(context.Background(), url); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
